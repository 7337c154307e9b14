using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;

namespace Dtks.Pages.Records;

/// <summary>Where the lists of an area are that somebody may read: from them all that is done there is reached.</summary>
public static class AreaLinks
{
    private static readonly Role[] OfSheets = [Role.VillageOfficer, Role.VillageHead, Role.DistrictHead, Role.RegencyOfficer, Role.Auditor];
    private static readonly Role[] OfLetters = [Role.Regent, Role.RegencyOfficer, Role.MinistryOfficer, Role.Auditor];
    private static readonly Role[] OfGuests = [Role.DeskOfficer, Role.RegencyOfficer, Role.Auditor];

    /// <summary>Who reads the list of applications (SVC-1).</summary>
    public static IReadOnlyList<Role> OfApplications { get; } = [Role.DeskOfficer, Role.SectionOfficer, Role.RegencyOfficer, Role.Auditor];

    /// <summary>Who reads the objections of a regency (GOV-3).</summary>
    public static IReadOnlyList<Role> OfAppeals { get; } = [Role.RegencyOfficer, Role.Regent, Role.MinistryOfficer, Role.Auditor];

    /// <summary>Who reads the waiting list (SVC-9).</summary>
    public static IReadOnlyList<Role> OfWaiting { get; } = [Role.Giver, .. OfApplications];

    /// <summary>Of an area that the reader's own is, or holds: each with what its words are called.</summary>
    /// <param name="roles">The reader's roles.</param>
    /// <param name="area">The area.</param>
    /// <param name="period">The month whose sheet is meant, as the API names it; null where there is none.</param>
    public static IReadOnlyList<(string Path, string Words)> Of(IReadOnlySet<Role> roles, AreaCode area, string? period)
    {
        ArgumentNullException.ThrowIfNull(roles);
        ArgumentNullException.ThrowIfNull(area);
        var (code, links, isOfficer) = (area.Value, new List<(string, string)>(), roles.Overlaps(OfficerRoles.OfTheArea));
        void Add(bool has, string path, string words)
        {
            if (has)
            {
                links.Add((path, words));
            }
        }

        switch (area.Level)
        {
            case AreaLevel.Village:
                Add(isOfficer, $"/usulan/{code}", "proposals.title");
                Add(roles.Contains(Role.RegencyOfficer), $"/usulan/{code}?keadaan=verifying", "links.verifying");
                Add(isOfficer, $"/keluarga/{code}", "families.title");
                Add(isOfficer, $"/musdes/{code}", "musdes.list");
                Add(period is not null && roles.Overlaps(OfSheets), $"/lembar/{period}/{code}", "sheet.title");
                Add(isOfficer, $"/berkas/{code}", "dossiers.title");
                Add(isOfficer, $"/kartu/{code}", "cards.title");
                Add(isOfficer, $"/skrtm/{code}", "skrtm.title");
                Add(isOfficer, $"/keberatan/{code}", "appeals.title");
                Add(roles.Overlaps([Role.VillageHead, Role.VillageOfficer]), $"/permohonan/{code}", "desk.requests");
                break;
            case AreaLevel.District:
                Add(isOfficer, $"/berkas/{code}", "dossiers.title");
                Add(isOfficer, $"/kartu/kecamatan/{code}", "cards.district");
                Add(isOfficer, $"/skrtm/{code}", "skrtm.title");
                Add(isOfficer, $"/terlambat/{code}", "late.title");
                break;
            case AreaLevel.Regency:
                Add(isOfficer, $"/berkas/{code}", "dossiers.title");
                Add(roles.Overlaps(OfLetters), $"/surat/{code}", "letters.title");
                Add(isOfficer || roles.Contains(Role.PostOfficer), $"/kartu/kabupaten/{code}", "cards.villages");
                Add(roles.Overlaps(OfAppeals), $"/keberatan/{code}", "appeals.title");
                Add(roles.Contains(Role.RegencyOfficer), $"/sengketa/{code}", "claims.title");
                Add(roles.Contains(Role.RegencyOfficer), $"/ganda/{code}", "duplicates.title");
                Add(roles.Overlaps(OfGuests), $"/loket/{code}", "desk.guestBook");
                Add(roles.Overlaps(OfApplications), $"/loket/{code}/permohonan", "desk.applications");
                Add(roles.Overlaps(OfWaiting), $"/loket/{code}/daftar-tunggu", "desk.waiting");
                Add(isOfficer, $"/terlambat/{code}", "late.title");
                break;
            default:
                Add(isOfficer, $"/terlambat/{code}", "late.title");
                break;
        }

        return links;
    }
}
