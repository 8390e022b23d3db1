package io.brine.cli.status;

import io.brine.cli.output.Counted;
import io.brine.cli.status.Section.Health;
import io.brine.core.standing.MemberSurvey;
import io.brine.core.standing.Survey;
import io.brine.core.standing.SurveyPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** etcd's members, and what their loss would mean. */
final class EtcdSection {
  private static final String NAME = "etcd";

  private EtcdSection() {}

  static Section of(StatusInput input) {
    Survey survey = input.survey();
    Optional<List<MemberSurvey>> members = survey.members();
    if (members.isEmpty()) {
      String why = survey.fault(SurveyPart.MEMBERS).orElse("no member could be asked");
      return new Section(NAME, Health.UNKNOWN, List.of(), List.of("unknown  " + why));
    }
    List<MemberSurvey> unwell = members.get().stream().filter(member -> !member.isWell()).toList();
    return unwell.isEmpty()
        ? new Section(NAME, Health.WELL, members.get(), List.of(allWell(members.get().size())))
        : new Section(NAME, Health.UNWELL, members.get(), trouble(members.get(), unwell));
  }

  private static String allWell(int members) {
    return "%s, all well; it bears the loss of %d"
        .formatted(Counted.of(members, "member"), (members - 1) / 2);
  }

  private static List<String> trouble(List<MemberSurvey> members, List<MemberSurvey> unwell) {
    long voters = members.stream().filter(MemberSurvey::votes).count();
    long well = members.stream().filter(MemberSurvey::isWell).count();
    long spare = well - (voters / 2 + 1);
    List<String> lines = new ArrayList<>();
    lines.add(
        "unwell   %d of %s well; %s"
            .formatted(
                well,
                Counted.of(members.size(), "member"),
                spare < 0 ? "it decides nothing" : "it bears the loss of " + spare + " more"));
    for (MemberSurvey member : unwell) {
      lines.add(
          "unwell   %s: %s"
              .formatted(
                  member.name(),
                  member.votes() ? member.fault() : "it has joined, and has no vote"));
      lines.add("         " + advice(member, spare));
    }
    return lines;
  }

  private static String advice(MemberSurvey member, long spare) {
    if (!member.votes()) {
      return "brine apply goes on with its join";
    }
    String start = "start its host and see that its kubelet runs";
    return spare < 0
        ? start + "; nobody can be taken out until more than half are well"
        : start + "; when it is lost for good: brine node remove " + member.name();
  }
}
