namespace DataMesh.Contracts;

/// <summary>Quality rules: those that hold rows back, those that only warn, and those for people.</summary>
public static partial class ChangeKinds
{
    private static IEnumerable<ChangeKind> OfQuality() =>
    [
        Row("quality-rule-added", "quality-rule-removed", Additive, Breaking, "a quality rule was added",
            "Readers may rely on it; runs that break it are not published."),
        Row("quality-rule-removed", "quality-rule-added", Breaking, Additive, "a quality rule was removed",
            "Rows that were held back reach readers."),
        Row("quality-rule-tightened", "quality-rule-loosened", Additive, Breaking, "a quality rule became stricter",
            "Readers may rely on it; runs that passed before may not be published."),
        Row("quality-rule-loosened", "quality-rule-tightened", Breaking, Additive, "a quality rule became laxer",
            "Rows that were held back reach readers."),
        One("quality-rule-changed", Breaking, Breaking, "a quality rule expects something else",
            "Rows that were held back may reach readers, and runs that passed before may not be published."),
        One("quality-check-rewritten", Neutral, Breaking, "the check of a quality rule was rewritten",
            "Its owner says by id or name that it is the same promise, measured otherwise; runs that passed before may not be published."),
        Row("valid-value-added", "valid-value-removed", Breaking, Additive, "a quality rule accepts one more value",
            "Code of readers that handles each value meets one it does not know."),
        Row("valid-value-removed", "valid-value-added", Additive, Breaking, "a quality rule accepts one value less",
            "Readers meet fewer values; runs that still have it may not be published."),
        Row("missing-value-added", "missing-value-removed", Additive, Breaking, "a quality rule counts one more value as missing",
            "Readers may rely on it; runs that passed before may not be published."),
        Row("missing-value-removed", "missing-value-added", Breaking, Additive, "a quality rule counts one value less as missing",
            "Readers can meet the value where they rely on a real one."),
        Row("quality-severity-raised", "quality-severity-lowered", Additive, Breaking, "a quality rule holds rows back that only warned",
            "Readers may rely on it; runs that break it are not published."),
        Row("quality-severity-lowered", "quality-severity-raised", Breaking, Additive, "a quality rule only warns that held rows back",
            "Rows that were held back reach readers."),
        One("quality-severity-reworded", Neutral, Neutral, "the severity of a quality rule is worded otherwise",
            "Nobody is hurt: what the rule does stays."),
        Row("quality-warning-added", "quality-warning-removed", Additive, Neutral, "a quality rule that only warns was added",
            "Nobody is hurt: it holds no rows back."),
        Row("quality-warning-removed", "quality-warning-added", Neutral, Neutral, "a quality rule that only warns was removed",
            "It held no rows back; people are warned no more.").Minor(),
        One("quality-warning-changed", Neutral, Neutral, "a quality rule that only warns changed",
            "It holds no rows back; people are warned at another point.").Minor(),
        Row("quality-text-added", "quality-text-removed", Neutral, Neutral, "a quality rule in words was added",
            "Nobody is hurt: nothing executes it."),
        Row("quality-text-removed", "quality-text-added", Neutral, Neutral, "a quality rule in words was removed",
            "Nothing executed it; people who relied on the words are told nothing any more.").Minor(),
        One("quality-schedule-changed", Neutral, Neutral, "a quality rule runs at other times",
            "Faults may be found earlier or later.").Minor(),
        One("quality-described", Neutral, Neutral, "a quality rule is described otherwise", "Nobody is hurt."),
    ];
}
