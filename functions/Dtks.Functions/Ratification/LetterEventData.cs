using Dtks.Domain.Ratification;

namespace Dtks.Functions.Ratification;

/// <summary>The data of a letter's CloudEvents.</summary>
/// <param name="Id">The letter.</param>
/// <param name="Regency">Its regency.</param>
/// <param name="Period">The month.</param>
/// <param name="Status">Where it stands now.</param>
/// <param name="Rows">How many rows it covers.</param>
/// <param name="Digest">Their digest (RAT-8).</param>
/// <param name="Returned">How many of them the review sends back alone (RAT-5); absent for none.</param>
/// <param name="Sheets">How many sheets it covers, whose lines are its rows (RAT-4); absent of proposals.</param>
/// <param name="CountsFor">The month that it counts for, where that is not its own (RAT-5); absent else.</param>
public sealed record LetterEventData(
    string Id, string Regency, string Period, LetterStatus Status, int Rows, string? Digest, int? Returned = null, int? Sheets = null, string? CountsFor = null);

/// <summary>The data of <c>dtks.ratification.rowNotApplied.v1</c>: a row of a letter that could not be applied.</summary>
/// <param name="Letter">The letter.</param>
/// <param name="Regency">Its regency.</param>
/// <param name="Village">The village.</param>
/// <param name="Proposal">The proposal; of a sheet, the dossier that it was handed in with.</param>
/// <param name="Code">Why.</param>
/// <param name="Rule">The rule that decided, if one did.</param>
public sealed record RowEventData(string Letter, string Regency, string Village, string Proposal, string Code, string? Rule);
