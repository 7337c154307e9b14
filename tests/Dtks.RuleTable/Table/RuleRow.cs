using Dtks.RuleTable.Policy;
using Dtks.RuleTable.Traits;

namespace Dtks.RuleTable.Table;

/// <summary>A row of the table.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Code">The files that name it, below functions/.</param>
/// <param name="Tests">The tests that name it.</param>
/// <param name="Errors">What is raised with it.</param>
/// <param name="NeverRefuses">Why it has no errors, where that is noted.</param>
/// <param name="NotYet">Why it is only mentioned, where that is noted.</param>
internal sealed record RuleRow(
    PolicyRule Rule, IReadOnlyList<string> Code, IReadOnlyList<RuleTest> Tests, IReadOnlyList<RuleError> Errors, string? NeverRefuses, string? NotYet)
{
    /// <summary>Whether code carries it out.</summary>
    public bool CarriedOut => Code.Count > 0 && NotYet is null;
}

/// <summary>A code that clients are told.</summary>
/// <param name="Code">The code.</param>
/// <param name="Text">Its Indonesian text; empty where there is none.</param>
internal sealed record RuleError(string Code, string Text);
