"""Print what each gold case that fails yields now, to be reviewed and put into the file by hand: `make bless`."""

from __future__ import annotations

from tests.gold.cases import FOLDER, cases, facts, run, unmet


def main() -> None:
    """Print the failing cases with their facts."""
    for path in sorted(FOLDER.glob("*.gold")):
        for case in cases(path):
            claims = run(case)
            missing = unmet(case, claims)
            if missing:
                print(f"=== {case.name}\n{case.text}\nmissing: {missing}")  # this is its output
                for claim in claims:
                    print(
                        {key: value for key, value in facts(claim).items() if value and value != ("none",)}
                    )  # likewise


if __name__ == "__main__":
    main()
