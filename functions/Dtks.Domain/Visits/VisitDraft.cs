namespace Dtks.Domain.Visits;

/// <summary>A home visit as it came in; nothing checked.</summary>
/// <param name="FormVersion">The edition of the form it was filled in by.</param>
/// <param name="VisitedOn">yyyy-MM-dd.</param>
/// <param name="Visitors">Who visited.</param>
/// <param name="Answers">What is asked once, by the questions' codes.</param>
/// <param name="Members">What is asked of each member, one entry a member.</param>
/// <param name="Note">A note; may be absent.</param>
public sealed record VisitDraft(
    string? FormVersion,
    string? VisitedOn,
    IReadOnlyList<VisitorDraft?>? Visitors,
    IReadOnlyDictionary<string, string>? Answers,
    IReadOnlyList<IReadOnlyDictionary<string, string>>? Members,
    string? Note = null)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[visit]";
}

/// <summary>A visitor as it came in; nothing checked.</summary>
/// <param name="Name">Name.</param>
/// <param name="Body">The body they come from.</param>
public sealed record VisitorDraft(string? Name, string? Body)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[visitor]";
}
