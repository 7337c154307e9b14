using Dtks.Domain.Appeals;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Removals;
using Dtks.Functions.Appeals;
using Dtks.Functions.Data;
using Dtks.Functions.Removals;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.FamilyChanges;
using Dtks.Functions.Tests.Stand;
using Dtks.Platform.Access;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using NodaTime;

namespace Dtks.Functions.Tests.Removals;

/// <summary>Removals in their days of notice, and what becomes of them, without a host.</summary>
internal static class NoticedRemovals
{
    public static readonly LocalDate Today = new(2026, 11, 26);

    public static async Task CancelAllAsync(this ClaimsStand stand, string household, params string[] villages)
    {
        foreach (var removal in (await Task.WhenAll(villages.Select(v => stand.AllAsync(v, household)))).SelectMany(all => all))
        {
            await stand.New<RemovalCancellations>().RunAsync(RemovalCancellations.Of(removal), CancellationToken.None);
        }
    }

    public static async Task TakeBackAsync(this ClaimsStand stand, RemovalState removal)
    {
        var found = (await stand.Of<RemovalRepository>().FindAsync(removal.Village.Value, removal.Id, CancellationToken.None))!;
        var taken = new RemovalCancelled(removal.History[0] with { Code = RemovalEventCodes.Cancelled }, "Salah orang");
        await stand.Of<ChangeCommit>().SaveAsync(RemovalRepository.Change(found, taken).Change, CancellationToken.None);
    }

    public static async Task<RemovalState> NoticedAsync(this ClaimsStand stand, HouseholdState family, string[] members, LocalDate? ends = null)
    {
        var removal = new RemovalState
        {
            Id = Guid.NewGuid().ToString("N"),
            Village = family.Village,
            Household = family.Id,
            Ground = RemovalGround.Ineligible,
            Number = 11,
            Members = members,
            Source = "Kunjungan rumah",
            Note = "Rumah besar",
            RecordedBy = "regency-1",
            RecordedOn = Today,
            NoticeEndsOn = ends ?? Today.PlusDays(14),
            Status = RemovalStatus.Noticed,
            History = [new EventMeta(Instant.FromUtc(2026, 11, 26, 3, 0), Role.RegencyOfficer, "regency-1", "removal.recorded", "RAT-6", "2024-05-08/1")],
        };
        await stand.KeepAsync(Partitions.Registry(family.Village.Value), new RemovalDocument { Id = RemovalDocument.IdOf(removal.Id), Village = family.Village.Value, State = removal });
        return removal;
    }

    public static Task<IReadOnlyList<RemovalState>> StandingAsync(this ClaimsStand stand, HouseholdState family) => stand.Of<RemovalRepository>().StandingAsync(family.Village.Value, family.Id, CancellationToken.None);

    public static async Task<IReadOnlyList<RemovalState>> AllAsync(this ClaimsStand stand, string village, string household)
    {
        var all = new List<RemovalState>();
        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = 'removal' AND c.about = @household").With("@household", household);
        await foreach (var found in stand.Of<DocumentStore>().AllAsync<RemovalDocument>(Partitions.Registry(village), query, CancellationToken.None))
        {
            Assert.True(found.TryRead(out var document, out _));
            all.Add(document.State);
        }

        return all;
    }

    public static async Task NoticeIsOverAsync(this ClaimsStand stand, string household, IReadOnlyList<string> villages)
    {
        foreach (var village in villages)
        {
            foreach (var removal in await stand.AllAsync(village, household))
            {
                await stand.EditAsync(Partitions.Registry(village), RemovalDocument.IdOf(removal.Id), stored => stored["state"]!["noticeEndsOn"] = "2026-11-24");
            }
        }
    }

    public static async Task RunAllAsync(this ClaimsStand stand, string household, IReadOnlyList<string> villages)
    {
        foreach (var village in villages)
        {
            foreach (var removal in await stand.AllAsync(village, household))
            {
                await stand.New<TakeRemovalsEffect>().RunAsync(TakeRemovalsEffect.Of(removal), CancellationToken.None);
            }
        }
    }

    /// <summary>One leaves the family for a card of their own; the answer is that household.</summary>
    public static async Task<HouseholdState> LeaveAsync(this ClaimsStand stand, HouseholdState family, string member)
    {
        var own = RegisteredFamilies.Change(FamilyChangeKind.Marriage) with { Member = member, Card = RegisteredFamilies.CardOf() };
        await stand.EnterAsync(family, own);
        await stand.DriveFamilyAsync(family);
        return (await stand.FamilyAsync(family.Village.Value, own.Id)).State;
    }

    /// <summary>What an objection of the village's officer to a removal of a family would be about.</summary>
    public static Task<AppealTarget> ObjectAsync(this ClaimsStand stand, HouseholdState family)
    {
        var officer = new Caller("village-officer-1", string.Empty, Role.VillageOfficer, family.Village);
        var asked = new AppealRequest(AppealKind.Removed, new AppealAboutDraft(null, family.Id, null), "Tidak benar", "+6281200000001");
        return stand.Of<AppealTargets>().FindAsync(asked, officer, CancellationToken.None);
    }

    /// <summary>What an appeal against a removal is granted for is carried out, wherever the family stands.</summary>
    public static Task OverturnAsync(this ClaimsStand stand, RemovalState removal)
    {
        var by = new Actor("regency-2", Role.RegencyOfficer, removal.Village.Regency!);
        return stand.Of<RemovalOverturns>().CarryOutAsync(removal, "Diperiksa ulang", by, CancellationToken.None);
    }
}
