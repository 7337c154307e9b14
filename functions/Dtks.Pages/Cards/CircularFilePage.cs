using Dtks.Domain.Kernel;
using Dtks.Pages.Serving;

namespace Dtks.Pages.Cards;

/// <summary>/kartu/kecamatan/{district}/edaran/{id}: a camat's circular as PDF, to be signed by hand (CRD-4).</summary>
public sealed class CircularFilePage : IPage
{
    /// <inheritdoc />
    public string Route => "kartu/kecamatan/{district}/edaran/{id}";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.Tksk, Role.DistrictHead, Role.RegencyOfficer, Role.Regent, Role.MinistryOfficer, Role.Auditor];

    /// <inheritdoc />
    public Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return visit.FileAsync($"/districts/{Uri.EscapeDataString(visit.Parts["district"])}/circulars/{Uri.EscapeDataString(visit.Parts["id"])}/file", "edaran.pdf", cancellation);
    }
}
