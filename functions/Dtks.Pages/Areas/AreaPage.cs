using Dtks.Pages.Serving;

namespace Dtks.Pages.Areas;

/// <summary>/wilayah and /wilayah/{code}: the way from the nation to a village, and what is public of a village's deliberations (MUS-5).</summary>
public abstract class AreaPage : IPage
{
    private const string Nation = "ID";
    private const int VillageDigits = 10;

    /// <inheritdoc />
    public abstract string Route { get; }

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var code = Uri.EscapeDataString(visit.Parts.GetValueOrDefault("code", Nation));
        var area = await visit.ReadAsync<PublicArea>($"/areas/{code}", cancellation);
        var cursor = visit.Query("lanjut") is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : string.Empty;
        if (area.Code.Length == VillageDigits)
        {
            var held = await visit.ReadAsync<AreaList<PublicMusdes>>($"/public/villages/{code}/deliberations?limit=20{cursor}", cancellation);
            return PageAnswer.Page<Musdes, MusdesModel>(visit.Words["musdes.title"], new MusdesModel(area, held.Items, held.Next));
        }

        var within = await visit.ReadAsync<AreaList<PublicArea>>($"/areas/{code}/children?limit=100{cursor}", cancellation);
        return PageAnswer.Page<Areas, AreasModel>(visit.Words["areas.title"], new AreasModel(area, within.Items, within.Next));
    }
}

/// <summary>/wilayah: the provinces.</summary>
public sealed class NationPage : AreaPage
{
    /// <inheritdoc />
    public override string Route => "wilayah";
}

/// <summary>/wilayah/{code}: what lies in an area.</summary>
public sealed class PartPage : AreaPage
{
    /// <inheritdoc />
    public override string Route => "wilayah/{code}";
}
