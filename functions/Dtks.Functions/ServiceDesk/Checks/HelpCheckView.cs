using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using Dtks.Platform.Audit;
using NodaTime;

namespace Dtks.Functions.ServiceDesk.Checks;

/// <summary>What came of a look-up (SVC-3, SVC-4, SVC-5).</summary>
/// <param name="Id">The application.</param>
/// <param name="Found">Whether the applicant was found.</param>
/// <param name="Matches">Likely matches, for a person to decide; none once it is decided.</param>
/// <param name="Status">Where the application stands.</param>
/// <param name="Holder">Who must take its next step.</param>
/// <param name="Programme">The programme; null while none is assigned.</param>
/// <param name="Explanation">What the applicant is told, in the client's language.</param>
/// <param name="Criteria">The programme's technical criteria, to be explained (SVC-4).</param>
/// <param name="Missing">The papers that are missing.</param>
[ShowsPerson]
internal sealed record HelpCheckView(
    string Id, bool Found, IReadOnlyList<PovertyMatchView> Matches, HelpStatus Status, HelpHolder Holder, string? Programme, string Explanation, IReadOnlyList<HelpCriterion> Criteria, IReadOnlyList<string> Missing);

/// <summary>A likely match as it is shown.</summary>
internal sealed record PovertyMatchView(string Id, string Source, string Name, string Village, LocalDate? BirthDate, PovertyMatchBy By, LocalDate? AsOf)
{
    public static PovertyMatchView Of(PovertyMatch match) => new(match.Record, match.Source, match.Name, match.Village.Value, match.BirthDate, match.By, match.AsOf);
}
