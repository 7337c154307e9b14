using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Removals;
using Dtks.Functions.Data;
using Dtks.Functions.FamilyChanges;
using Dtks.Functions.Registry;
using Dtks.Functions.Removals;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.SheetEffects;

/// <summary>Records the removals that follow from a ratified sheet (RAT-6). Their ids come from the sheet and the line.</summary>
public sealed class SheetRemovalRecords(RemovalRepository removals, TimeProvider clock)
{
    private const int IdDigits = 32;

    /// <summary>The removals that follow in one household.</summary>
    public IReadOnlyList<SheetRemovalGroup> Groups(RatifiedHousehold found, HouseholdDocument there, IReadOnlyList<SheetRemoval> findings)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(there);
        return SheetRemovalGroup.Of(findings, there.State, found.Lines, found.Policy, Now);
    }

    /// <summary>What is done of one: those of whom nothing was done yet are noticed to be removed, and whom another removal means by then wait, which that one notes.</summary>
    /// <param name="found">What a sheet found of one household.</param>
    /// <param name="there">The household they stand in.</param>
    /// <param name="group">The removal that follows in it.</param>
    /// <param name="done">The lines of which that was done.</param>
    /// <param name="way">The places that the household of the lines came through.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="StaleException">The other removal was taken back meanwhile.</exception>
    public async Task<SheetRemovalStep> NextAsync(
        RatifiedHousehold found, HouseholdDocument there, SheetRemovalGroup group, IReadOnlyCollection<int> done, HouseholdWay way, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(there);
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(way);
        var sheet = new RemovalSheet(AreaCode.Parse(found.Sheet.Village), CyclePeriod.Parse(found.Sheet.Period));
        var open = (await removals.StandingAsync(there.Village, there.State.Id, cancellation)).Where(removal => removal.Status == RemovalStatus.Noticed).ToList();
        var meant = open.SelectMany(r => r.Whom(), (Removal, Member) => (Removal, Member)).ToLookup(m => m.Member, m => m.Removal, StringComparer.Ordinal);
        var left = group.Findings.Where(f => !done.Contains(f.Line) && meant[f.Member].All(r => r.Sheet != sheet)).ToList();
        var waiting = left.Where(f => meant.Contains(f.Member)).ToList();
        var change = await RecordAsync(found, there, group with { Findings = [.. left.Except(waiting)] }, open, sheet, way, cancellation);
        foreach (var other in waiting.SelectMany(f => meant[f.Member]).DistinctBy(r => r.Id))
        {
            change = await NoteAsync(change, there.Village, other.Id, new RemovalFinding(sheet, found.Household), cancellation);
        }

        return new SheetRemovalStep(change, [.. waiting.Select(f => f.Line)]);
    }

    // Null where there is nobody, or it was recorded, whatever became of it since.
    private async Task<ChangeSet?> RecordAsync(
        RatifiedHousehold found, HouseholdDocument there, SheetRemovalGroup group, IReadOnlyList<RemovalState> open, RemovalSheet sheet, HouseholdWay way, CancellationToken cancellation)
    {
        if (group.Findings.Count == 0)
        {
            return null;
        }

        var id = IdOf($"{found.Sheet.Village}/{found.Sheet.Period}/{group.Findings[0].Line}");
        foreach (var place in way.Places.Select(p => p.Village.Value).Append(there.Village).Distinct(StringComparer.Ordinal))
        {
            if (await removals.FindAsync(place, id, cancellation) is not null)
            {
                return null;
            }
        }

        var children = group.Children.Except(open.SelectMany(r => r.Whom()), StringComparer.Ordinal);
        var all = group.Findings.Select(f => f.Member).Concat(children).Order(StringComparer.Ordinal).ToList();
        var draft = SheetRemovals.Draft(group, there.State, all, SourceOf(found), NoteOf(found, group), found.Policy, Now);
        var events = Accepted.Events(RemovalDecider.Record(id, draft, there.State, open, found.By, found.Policy, Now));

        // The household is written with it, as it was read: of two at once one finds the other's.
        var (change, recorded) = RemovalRepository.Change(before: null, (RemovalRecorded)events[0] with { Sheet = sheet });
        return change.Replace(RemovalFindings.Noted(there, recorded)).Then(OutboxEntry.Message(DriveFamilies.Queue, new FamilyMessage(there.Village, there.State.Id)));
    }

    // Written as it was read: taken back at the same moment, it is not waited for.
    private async Task<ChangeSet?> NoteAsync(ChangeSet? change, string village, string removal, RemovalFinding finding, CancellationToken cancellation)
    {
        if (await removals.FindAsync(village, removal, cancellation) is not { State: { Status: RemovalStatus.Noticed } state } other)
        {
            throw new StaleException();
        }

        return state.AlsoFound?.Contains(finding) == true
            ? change
            : (change ?? ChangeSet.Bookkeeping(Partitions.Registry(village))).Replace(other with { State = state with { AlsoFound = [.. state.AlsoFound ?? [], finding] } });
    }

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    private static string SourceOf(RatifiedHousehold found) =>
        $"Verifikasi kelayakan {found.Sheet.Period}, surat {found.Letter.Number}{(found.Letter.Source is { } other ? $"; {other}" : string.Empty)}";

    // Whoever goes along with the family on a ground of their own has it named.
    private static string NoteOf(RatifiedHousehold found, SheetRemovalGroup group)
    {
        string Line(SheetRemoval f) => f.Number == group.Number ? f.Line.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{f.Line} (alasan {f.Number})");
        return $"Lembar {found.Sheet.Period} desa/kelurahan {found.Sheet.Village}, baris {string.Join(", ", group.Findings.Select(Line))}";
    }

    internal static string IdOf(string cause) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(cause)))[..IdDigits];
}

/// <summary>What is done of the removals that follow from a ratified sheet.</summary>
/// <param name="Change">The change by which it is; null for none.</param>
/// <param name="Waiting">The lines of whom another removal is noticed.</param>
public sealed record SheetRemovalStep(ChangeSet? Change, IReadOnlyList<int> Waiting);
