using Dtks.Domain.Ratification;

namespace Dtks.Functions.Ratification;

/// <summary>The data of a letter's CloudEvents.</summary>
/// <param name="Id">The letter.</param>
/// <param name="Regency">Its regency.</param>
/// <param name="Period">The month.</param>
/// <param name="Status">Where it stands now.</param>
/// <param name="Rows">How many rows it covers.</param>
/// <param name="Digest">Their digest (RAT-8).</param>
public sealed record LetterEventData(string Id, string Regency, string Period, LetterStatus Status, int Rows, string Digest);
