using Dtks.Domain.Imports;

namespace Dtks.Functions.Imports;

/// <summary>The data of an import's CloudEvents: ids, states and counts, nothing of a person and not the file's name (REG-3).</summary>
/// <param name="Id">The import.</param>
/// <param name="Village">Its village.</param>
/// <param name="Status">Where it stands now.</param>
/// <param name="Rows">The rows of the file; 0 until it was read.</param>
/// <param name="Accepted">The rows that are part of a proposal.</param>
/// <param name="Refused">The rows that were refused.</param>
/// <param name="Problems">Why it was refused whole: codes.</param>
/// <param name="Rule">The rule that decided, if one did.</param>
/// <param name="Policy">The policy version it was decided under.</param>
/// <param name="Kind">What it is, where it is no prelist: <c>card-deliveries</c>.</param>
/// <param name="Round">The round of cards that its rows are of.</param>
public sealed record ImportEventData(
    string Id, string Village, ImportStatus Status, int Rows, int Accepted, int Refused, IReadOnlyList<string> Problems, string? Rule, string Policy, string? Kind = null, string? Round = null);
