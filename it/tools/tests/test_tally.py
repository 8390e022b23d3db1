from tally import Tally

REPORT = """<testsuite>
  <testcase classname="A" name="good"/>
  <testcase classname="A" name="bad"><failure message="no&#10;not so"/></testcase>
  <testcase classname="A" name="broken"><error>out of memory</error></testcase>
  <testcase classname="p" name="pytest"><skipped type="pytest.skip" message="no lab: needs root"/></testcase>
  <testcase classname="J" name="junit"><skipped type="org.opentest4j.TestAbortedException"><![CDATA[\
org.opentest4j.TestAbortedException: Assumption failed: no lab: needs root
\tat J.<init>(J.java:29)
]]></skipped></testcase>
</testsuite>"""


def test_counts_and_tells_why_tests_were_skipped(tmp_path):
    report = tmp_path / "TEST-a.xml"
    report.write_text(REPORT)
    assert Tally().read([report]).closing_lines() == [
        "skipped 2: no lab: needs root",
        "failed: A.bad\n    no\n    not so",
        "failed: A.broken\n    out of memory",
        "1 passed, 2 failed, 2 skipped",
    ]


def test_a_report_that_was_cut_short_is_a_failure(tmp_path):
    report = tmp_path / "TEST-a.xml"
    report.write_text(REPORT[:100])
    tally = Tally().read([report])
    assert tally.failed == [f"{report} ends in the middle: whoever wrote it was killed"]
