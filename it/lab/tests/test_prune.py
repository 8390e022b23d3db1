import json

from brinelab import prune, recipe
from brinelab.layout import LabDir
from brinelab.run import Progress


def test_what_a_lab_stands_on_stays(tmp_path):
    folder = LabDir(tmp_path)
    used = [folder.base("old"), folder.base(recipe.digest()), folder.packages("served")]
    unused = [folder.base("older"), folder.base("building"), folder.packages("other")]
    for path in [*used, *unused]:
        path.mkdir(parents=True)
    place = folder.lab("demo")
    place.path.mkdir(parents=True)
    spec = {
        "networks": {"n": "10.0.0.1/24"},
        "hosts": [{"name": "a", "master": True, "addresses": ["10.0.0.2"]}],
    }
    state = {"base": str(used[0]), "served": str(used[2]), "spec": spec, "complete": True}
    place.state.write_text(json.dumps(state))
    folder.lab("dead").path.mkdir()

    assert prune.prune(folder, Progress()) == sorted(unused)
    assert all(path.exists() for path in used)
    assert not any(path.exists() for path in unused)
