using Dtks.Domain.Kernel;

namespace Dtks.Domain.Households;

/// <summary>What the other village answers to who is on the way to it, as it came in.</summary>
/// <param name="Outcome"><c>accepted</c>, which is meant where none is said, or <c>refused</c>.</param>
/// <param name="Note">Why it refuses, 1 to 500 characters.</param>
/// <param name="Change">Which is meant, where several of a family are on the way.</param>
public sealed record ConsentDraft(string? Outcome = null, string? Note = null, string? Change = null);

/// <summary>What the other village answers to who is on the way to it (REG-8).</summary>
/// <param name="Accepts">Whether it takes them over.</param>
/// <param name="Note">Why not; null where it does.</param>
/// <param name="Change">Which is meant; null where none is named.</param>
public sealed record Consent(bool Accepts, string? Note, string? Change);

/// <summary>Reads the other village's answer: a refusal says why, for the village whose family it is (GOV-3, REG-8).</summary>
public static class ConsentReader
{
    private const int MaxNote = 500;
    private const int MaxChange = 100;

    /// <summary>The answer, or everything that is wrong with it.</summary>
    public static Reading<Consent> Read(ConsentDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var input = new InputReader();
        var outcome = ConsentOutcome.Accepted;
        if (draft.Outcome is not null && !WireName.TryParse(draft.Outcome, out outcome))
            input.Invalid(InputViolations.UnknownValue, "/outcome", "REG-8", ("allowed", string.Join(", ", WireName.AllOf<ConsentOutcome>())));
        var note = outcome == ConsentOutcome.Refused ? input.Text(draft.Note, "/note", MaxNote, "REG-8") : null;
        var change = input.OptionalText(draft.Change, "/change", MaxChange);
        return new Reading<Consent>(input.IsClean ? new Consent(outcome == ConsentOutcome.Accepted, note, change) : null, input.Violations);
    }

    private enum ConsentOutcome
    {
        Accepted,
        Refused,
    }
}
