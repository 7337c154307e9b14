using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;

namespace Dtks.Domain.Verification;

/// <summary>Reads an outcome with its ground (VER-5): a ground is given exactly when ineligible.</summary>
internal static class OutcomeReader
{
    public static (LineOutcome? Outcome, int? Ground) Read(
        string? rawOutcome, int? rawGround, string pointer, PolicyVersion policy, InputReader input)
    {
        var outcome = ReadOutcome(rawOutcome, pointer + "/outcome", input);
        if (outcome == LineOutcome.Ineligible) return (outcome, ReadGround(rawGround, pointer + "/ground", policy, input));
        if (outcome == LineOutcome.Eligible && rawGround is not null)
            input.Invalid(SheetViolations.GroundForbidden, pointer + "/ground", "VER-5");
        return (outcome, null);
    }

    public static int? ReadGround(int? raw, string pointer, PolicyVersion policy, InputReader input)
    {
        if (raw is not null) return input.Whole(raw, pointer, 1, policy.HighestGround, "VER-5");
        input.Invalid(SheetViolations.GroundRequired, pointer, "VER-5");
        return null;
    }

    private static LineOutcome? ReadOutcome(string? raw, string pointer, InputReader input)
    {
        if (!input.Present(raw, pointer)) return null;
        if (WireName.TryParse<LineOutcome>(raw, out var outcome) && outcome is (LineOutcome.Eligible or LineOutcome.Ineligible)) return outcome;
        input.Invalid(InputViolations.UnknownValue, pointer, null, ("allowed", "eligible, ineligible"));
        return null;
    }
}
