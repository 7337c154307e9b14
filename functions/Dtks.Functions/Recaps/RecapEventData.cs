using Dtks.Domain.Recaps;

namespace Dtks.Functions.Recaps;

/// <summary>The data of a recap's CloudEvents: numbers, nothing of a person (REG-3).</summary>
/// <param name="Period">The period whose recap it is.</param>
/// <param name="Pays">The period that it pays.</param>
/// <param name="Village">The village.</param>
/// <param name="Sheet">The month of the sheet that counts.</param>
/// <param name="Letter">The regent's letter that covers it.</param>
/// <param name="Programmes">What is paid, by programme.</param>
/// <param name="Digest">The digest of it.</param>
public sealed record RecapEventData(string Period, string Pays, string Village, string Sheet, string Letter, IReadOnlyList<RecapProgramme> Programmes, string Digest);
