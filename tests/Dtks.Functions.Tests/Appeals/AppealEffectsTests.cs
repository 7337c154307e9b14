using Dtks.Domain.Appeals;
using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Removals;
using Dtks.Functions.Appeals;
using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Functions.Removals;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Registry;
using Dtks.Functions.Tests.Stand;
using NodaTime;

namespace Dtks.Functions.Tests.Appeals;

/// <summary>What a granted appeal against a removal in effect does, by what became of the family since.</summary>
[Collection(StandTests.Name)]
[Trait("rule", "GOV-3")]
public sealed class AppealEffectsTests(ClaimsStand stand)
{
    private const string Household = "00000000000000000000000000000001";
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 26, 3, 0);
    private static readonly LocalDate Today = new(2026, 11, 26);

    [Theory]
    [InlineData("3404022006", HouseholdEndReason.Removed, FormerReason.Removed, AppealResult.RemovalUndone)]
    [InlineData("3404022007", HouseholdEndReason.Left, FormerReason.Removed, AppealResult.RemovalUndone)]
    [InlineData("3404022005", HouseholdEndReason.Deceased, FormerReason.Deceased, AppealResult.NobodyThere)]
    public async Task Only_where_nobody_whom_it_removed_is_left_there_nobody_comes_back_and_it_counts_as_undone(string code, HouseholdEndReason ended, FormerReason left, AppealResult expected)
    {
        var village = AreaCode.Parse(code);
        var removal = Removal(village);
        var household = SampleHouseholds.Of(1, 0, Now);
        var state = household.State with
        {
            Id = Household,
            Village = village,
            Members = [],
            Former = [.. household.State.Members.Select(m => new FormerMember(m, left, Today, To: null))],
            Changes = [new AppliedChange(removal.Id, FamilyChangeKind.Removal, Now, Other: null)],
            Ended = new HouseholdEnd(ended, Today, To: null),
        };
        await stand.KeepAsync(Partitions.Registry(code), household with { Id = HouseholdDocument.IdOf(Household), Village = code, State = state });
        await stand.KeepAsync(Partitions.Registry(code), new RemovalDocument { Id = RemovalDocument.IdOf(removal.Id), Village = code, State = removal });
        var by = new Actor("regency-2", Role.RegencyOfficer, village.Regency!);

        var effect = await stand.Of<AppealEffects>().OfAsync(Appeal(removal), "Diperiksa ulang", by, CancellationToken.None);

        Assert.Equal((expected, true, false), (effect.Result, effect.Change is not null, effect.Elsewhere));
    }

    private static RemovalState Removal(AreaCode village) => new()
    {
        Id = Guid.NewGuid().ToString("N"),
        Village = village,
        Household = Household,
        Ground = RemovalGround.Ineligible,
        Number = 11,
        Members = ["01"],
        Source = "Kunjungan rumah",
        Note = "Rumah besar",
        RecordedBy = "regency-1",
        RecordedOn = Today.PlusDays(-16),
        NoticeEndsOn = Today.PlusDays(-2),
        Status = RemovalStatus.Effective,
        StoppedFrom = CyclePeriod.Parse("2026-12"),
        History = [Meta("removal.recorded")],
    };

    private static AppealState Appeal(RemovalState removal) => new()
    {
        Id = Guid.NewGuid().ToString("N"),
        Village = removal.Village,
        Kind = AppealKind.Removed,
        About = new AppealSubject(AppealRecord.Removal, removal.Id),
        Reason = "Tidak benar",
        Phone = "+6281200000001",
        By = "citizen-1",
        ByRole = Role.Citizen,
        DecidedBefore = ["regency-1"],
        DueOn = Today.PlusDays(30),
        Status = AppealStatus.Open,
        History = [Meta("appeal.made")],
    };

    private static EventMeta Meta(string code) => new(Now, Role.RegencyOfficer, "regency-1", code, "RAT-6", "2024-05-08/1");
}
