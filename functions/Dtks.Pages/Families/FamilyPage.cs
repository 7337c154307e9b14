using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;

namespace Dtks.Pages.Families;

/// <summary>/keluarga/{village}/{id}: a registered family with its members, what it receives and was paid, its removals and its history in plain words (REG-1, REG-8).</summary>
/// <param name="grounds">The grounds of VER-5.</param>
/// <param name="clock">The time.</param>
public sealed class FamilyPage(Grounds grounds, TimeProvider clock) : IPage
{
    /// <inheritdoc />
    public string Route => "keluarga/{village}/{id}";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => OfficerRoles.OfTheArea;

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var found = await visit.ReadAsync<FamilyRecord>(FamilyPaths.Record(visit), cancellation);
        var today = AreaDays.TodayIn(AreaCode.Parse(visit.Parts["village"]), clock);
        var model = new FamilyModel(found, grounds.On(today, visit.Words)) { MayObject = visit.Reader!.Roles.Contains(Role.VillageOfficer), MayRemove = found.Ended is null && visit.Reader!.Roles.Overlaps(FamilyPaths.Removers) };
        return PageAnswer.Page<Family, FamilyModel>(visit.Words["family.title"], model);
    }
}

/// <summary>A registered family and what the reader may do with it.</summary>
/// <param name="Found">The family.</param>
/// <param name="Grounds">The grounds of VER-5.</param>
public sealed record FamilyModel(FamilyRecord Found, IReadOnlyList<(int Number, string Words)> Grounds)
{
    /// <summary>Whether the reader's office takes objections in (GOV-3).</summary>
    public bool MayObject { get; init; }

    /// <summary>Whether the reader may record a removal (RAT-6).</summary>
    public bool MayRemove { get; init; }
}

/// <summary>Where a family is, of the API and of the pages.</summary>
internal static class FamilyPaths
{
    /// <summary>Who records removals (RAT-6).</summary>
    public static IReadOnlyList<Role> Removers { get; } = [Role.RegencyOfficer, Role.MinistryOfficer];

    /// <summary>A household of the API.</summary>
    public static string Record(PageVisit visit) => $"/households/{Uri.EscapeDataString(visit.Parts["village"])}/{Uri.EscapeDataString(visit.Parts["id"])}";

    /// <summary>A family's page.</summary>
    public static string Page(PageVisit visit) => $"/keluarga/{Uri.EscapeDataString(visit.Parts["village"])}/{Uri.EscapeDataString(visit.Parts["id"])}";
}
