using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;

namespace Dtks.Pages.Musdes;

/// <summary>/musdes/{village}/{id}: a deliberation, what is still missing for its conclusion, and what can be done about it (MUS-2 to MUS-8).</summary>
public sealed class MusdesPage : IPage
{
    /// <inheritdoc />
    public string Route => "musdes/{village}/{id}";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => OfficerRoles.OfTheArea;

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var (found, _) = await MusdesPaths.ReadAsync(visit, cancellation);
        return PageAnswer.Page<MusdesView, MusdesViewModel>(visit.Words["musdes.one"], new MusdesViewModel(visit.Parts["village"], found, visit.Reader!.Roles));
    }
}

/// <summary>A deliberation and who reads it.</summary>
/// <param name="Village">The village's code.</param>
/// <param name="Found">The deliberation.</param>
/// <param name="Roles">The reader's roles.</param>
public sealed record MusdesViewModel(string Village, MusdesRecord Found, IReadOnlySet<Role> Roles)
{
    /// <summary>Whether the reader records it.</summary>
    public bool MayRecord => Found.IsOpen && Roles.Contains(Role.VillageOfficer);

    /// <summary>Whether the reader opens its documents: all who read it but the TKSK (MUS-6).</summary>
    public bool MayOpen => Roles.Overlaps(UploadedPage.Readers);

    /// <summary>Whether the reader concludes it.</summary>
    public bool MayConclude => Found.IsOpen && Roles.Contains(Role.VillageHead);
}
