using Dtks.Domain.ServiceDesk;
using Dtks.Domain.ServiceDesk.Poverty;
using Dtks.Platform.Changes;

namespace Dtks.Functions.ServiceDesk.PovertyDatabase;

/// <summary>Enters whom a village found poor in its part of the database, with the answer itself (SVC-6).</summary>
public sealed class VillageStatements(PovertyRecords records)
{
    /// <summary>What such an entry is from.</summary>
    public const string Source = "skm";

    /// <summary>What is saved with a village's answer that somebody is poor: their entry, unless what stands there of them is newer.</summary>
    /// <param name="state">The application.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Action<ChangeSet>> EnterAsync(HelpApplicationState state, VillageAnswer answer, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(answer);
        var who = state.Applicant;
        var entered = records.New(who.Village, new PovertyPerson(who.Nik, who.Card, who.Name, who.BirthDate), answer.VerifiedOn, Source);
        var old = await records.FindAsync(state.Regency.Value, entered.Id, cancellation);
        return change =>
        {
            if (old is null || string.CompareOrdinal(old.AsOf, entered.AsOf) < 0)
            {
                change.Save(entered with { ETag = old?.ETag });
            }
        };
    }
}
