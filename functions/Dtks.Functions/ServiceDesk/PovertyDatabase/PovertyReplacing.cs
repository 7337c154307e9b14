using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.ServiceDesk.Poverty;
using Dtks.Functions.Data;
using Dtks.Functions.Imports;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.Records;
using NodaTime;

namespace Dtks.Functions.ServiceDesk.PovertyDatabase;

/// <summary>
/// Has data that are all there come into force, and only then takes away who stands in older ones alone: at no moment is somebody of both found in neither (SVC-3). Done twice, or ended anywhere, it comes to the same.
/// </summary>
public sealed class PovertyReplacing(ImportRepository imports, PovertyRecords records, UnreadableRecords unreadables, ChangeCommit commit, OptimisticRetry retry, PolicyVersions policies, TimeProvider clock)
{
    private const int AtOnce = 100;
    private const int DeletesAtOnce = 8;

    // So many hundreds, then the next message: no run is long.
    private const int RoundsOfAMessage = 20;

    /// <summary>Replaces what came before an import.</summary>
    /// <exception cref="MessageException">There is no such import.</exception>
    public async Task ReplaceAsync(PovertyDataMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        var import = await imports.FindAsync(message.Village, message.Import, PovertyFiles.KindName, cancellation)
            ?? throw new MessageException($"there is no import {message.Import} of poverty data in {message.Village}");
        var asOf = PovertyFiles.SourceOf(import).AsOf;
        if (!await retry.RetryAsync(() => ComeIntoForceAsync(message.Village, asOf, cancellation), cancellation))
        {
            return;
        }

        for (var round = 0; round < RoundsOfAMessage; round++)
        {
            if (!await ForgetAsync(message.Village, PovertyDays.Edition(asOf), cancellation))
            {
                return;
            }
        }

        await retry.RetryAsync(() => GoOnAsync(message, cancellation), cancellation);
    }

    // Whether those of the day are in force.
    private async Task<bool> ComeIntoForceAsync(string code, LocalDate asOf, CancellationToken cancellation)
    {
        var village = await records.VillageAsync(code, cancellation);
        var after = village.State.Completed(asOf);
        if (after != village.State)
        {
            var now = clock.GetUtcNow();
            var policy = policies.At(TimeZones.DateIn(AreaCode.Parse(code), Instant.FromDateTimeOffset(now)));
            var entry = new AuditEntry("povertyData.inForce", Actor.System.Subject, Role.System, village.Id, ["current"], "SVC-3", policy.Id);
            await commit.SaveAsync(new ChangeSet(Partitions.ServiceDesk(village.Regency), [entry]).Save(village with { State = after, InForceSince = now }), cancellation);
        }

        return after.Current?.AsOf == asOf;
    }

    // Whether there may be more. What cannot be read stays: whom it is of nobody knows.
    private async Task<bool> ForgetAsync(string village, string edition, CancellationToken cancellation)
    {
        var found = await records.PastAsync(village, edition, AtOnce, cancellation);
        var past = new List<PovertyPersonDocument>();
        foreach (var listed in found)
        {
            if (listed.TryRead(out var person, out var unreadable))
            {
                past.Add(person);
            }
            else
            {
                unreadables.LeftOut(Partitions.ServiceDesk(village[..4]), unreadable);
            }
        }

        await Parallel.ForEachAsync(past, new ParallelOptions { MaxDegreeOfParallelism = DeletesAtOnce, CancellationToken = cancellation }, async (person, stop) => await records.ForgetAsync(person, stop));
        return past.Count > 0 && found.Count == AtOnce;
    }

    private async Task GoOnAsync(PovertyDataMessage message, CancellationToken cancellation)
    {
        var village = await records.VillageAsync(message.Village, cancellation);
        await commit.SaveAsync(ChangeSet.Bookkeeping(Partitions.ServiceDesk(village.Regency)).Save(village).Then(OutboxEntry.Message(ReplacePovertyData.Queue, message)), cancellation);
    }
}
