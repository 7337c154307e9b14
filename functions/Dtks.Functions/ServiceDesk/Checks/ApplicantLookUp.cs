using Dtks.Domain.ServiceDesk;

namespace Dtks.Functions.ServiceDesk.Checks;

/// <summary>Looks an applicant up in every part of the regency's poverty database (SVC-3).</summary>
public sealed class ApplicantLookUp(IEnumerable<IPovertyRecords> parts)
{
    /// <summary>The most likely matches that are shown.</summary>
    public const int MostShown = 20;

    /// <summary>What there is of the applicant: the record of the same NIK alone, where there is one; else all likely ones.</summary>
    public async Task<IReadOnlyList<PovertyMatch>> FindAsync(HelpApplicationState application, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(application);
        var (applicant, found) = (application.Applicant, new List<PovertyMatch>());
        var who = new PovertyQuery(application.Regency, applicant.Nik, applicant.Card, applicant.Name, applicant.BirthDate);
        foreach (var part in parts)
        {
            found.AddRange(await part.FindAsync(who, cancellation));
        }

        return found.Find(f => f.By == PovertyMatchBy.Nik) is { } exact ? [exact] : [.. found.DistinctBy(f => f.Record).Take(MostShown)];
    }

    /// <summary>The same as the decision takes it.</summary>
    public static LookUp Of(IReadOnlyList<PovertyMatch> found) =>
        found is [{ By: PovertyMatchBy.Nik } exact] ? new LookUp(exact.Record, []) : new LookUp(null, [.. found.Select(f => f.Record)]);
}
