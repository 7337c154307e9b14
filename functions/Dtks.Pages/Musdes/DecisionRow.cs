using Dtks.Pages.Words;

namespace Dtks.Pages.Musdes;

/// <summary>A row of the decisions' form as it is shown.</summary>
/// <param name="Waiting">What waits for the deliberation.</param>
/// <param name="Chosen">What is chosen of it; null for nothing.</param>
/// <param name="Stands">What is recorded of it by now; null for nothing.</param>
/// <param name="Wrong">What is wrong with it; null for nothing.</param>
public sealed record DecisionRow(AgendaRow Waiting, MusdesDecision? Chosen, MusdesDecision? Stands, string? Wrong)
{
    /// <summary>Whether another officer recorded something else meanwhile, which is told beside what was typed.</summary>
    public bool IsContested { get; init; }

    /// <summary>The mark of what stands, which goes with the form.</summary>
    public string Mark => SentDecision.MarkOf(Stands);

    /// <summary>What can be decided of it, and what was.</summary>
    public IReadOnlyList<string> Choices => Chosen is { Decision: { Length: > 0 } chosen } ? [.. Possible.Union([chosen], StringComparer.Ordinal)] : Possible;

    private IReadOnlyList<string> Possible => Waiting switch
    {
        { Household: not null } => ["keep", "terminate"],
        { Kind: "register" } => ["admit", "refuse"],
        { Kind: "assistance" } => ["assist", "refuse"],
        _ => ["assist", "admit", "refuse"],
    };

    /// <summary>Whom it is about; of what waits no more, that.</summary>
    public string Legend(PageWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return Waiting.Members > 0 ? $"{Waiting.Head} ({words.Of("musdes.members", ("count", Waiting.Members))})" : words[Stands is null ? "musdes.waits.not" : "musdes.decided.before"];
    }
}
