using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Removals;
using Dtks.Functions.Registry;
using Dtks.Functions.Removals;
using Dtks.Platform.Changes;
using Dtks.Platform.Problems;

namespace Dtks.Functions.SheetEffects;

/// <summary>Records the removals that follow from a ratified sheet (RAT-6). Their ids come from the sheet and the line.</summary>
public sealed class SheetRemovalRecords(RemovalRepository removals)
{
    private const int IdDigits = 32;

    /// <summary>The removals that follow in one household.</summary>
    public IReadOnlyList<SheetRemovalGroup> Groups(RatifiedHousehold found, HouseholdDocument there, IReadOnlyList<SheetRemoval> findings)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(there);
        var (policy, now) = removals.Today(there.State.Village);
        return SheetRemovalGroup.Of(findings, there.State, found.Lines, policy, now);
    }

    /// <summary>The change by which one is recorded; null where it was, or another means all of them already.</summary>
    public async Task<ChangeSet?> ChangeAsync(RatifiedHousehold found, HouseholdDocument there, SheetRemovalGroup group, HouseholdWay way, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(there);
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(way);
        var id = IdOf($"{found.Sheet.Village}/{found.Sheet.Period}/{group.Findings[0].Line}");
        foreach (var place in way.Places.Select(p => p.Village.Value).Append(there.Village).Distinct(StringComparer.Ordinal))
        {
            if (await removals.FindAsync(place, id, cancellation) is not null)
            {
                return null;
            }
        }

        var open = (await removals.StandingAsync(there.Village, there.State.Id, cancellation)).Where(removal => removal.Status == RemovalStatus.Noticed).ToList();
        var members = group.Findings.Select(f => f.Member).Except(open.SelectMany(r => r.Whom()), StringComparer.Ordinal).ToList();
        if (members.Count == 0)
        {
            return null;
        }

        var all = members.Concat(group.Children.Except(open.SelectMany(r => r.Whom()), StringComparer.Ordinal)).Order(StringComparer.Ordinal).ToList();
        var (policy, now) = removals.Today(there.State.Village);
        var draft = SheetRemovals.Draft(group, there.State, all, SourceOf(found), NoteOf(found, group), policy, now);
        var events = Accepted.Events(RemovalDecider.Record(id, draft, there.State, open, found.By, policy, now));

        // The household is written as it is: of two at once one finds the other's.
        var sheet = new RemovalSheet(AreaCode.Parse(found.Sheet.Village), CyclePeriod.Parse(found.Sheet.Period));
        return RemovalRepository.Change(before: null, (RemovalRecorded)events[0] with { Sheet = sheet }).Change.Replace(there);
    }

    private static string SourceOf(RatifiedHousehold found) =>
        $"Verifikasi kelayakan {found.Sheet.Period}, surat {found.Letter.Number}{(found.Letter.Source is { } other ? $"; {other}" : string.Empty)}";

    // Whoever goes along with the family on a ground of their own has it named.
    private static string NoteOf(RatifiedHousehold found, SheetRemovalGroup group)
    {
        string Line(SheetRemoval f) => f.Number == group.Number ? f.Line.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{f.Line} (alasan {f.Number})");
        return $"Lembar {found.Sheet.Period} desa/kelurahan {found.Sheet.Village}, baris {string.Join(", ", group.Findings.Select(Line))}";
    }

    private static string IdOf(string cause) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(cause)))[..IdDigits];
}
