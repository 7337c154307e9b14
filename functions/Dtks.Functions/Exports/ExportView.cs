namespace Dtks.Functions.Exports;

/// <summary>An export as whoever asked for it sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Village">Its village.</param>
/// <param name="List">What is exported.</param>
/// <param name="Filter">The status of its rows; left out for all.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Rows">How many rows are written.</param>
/// <param name="Total">How many there were when it began; left out until they are counted.</param>
/// <param name="CreatedOn">When it was asked for: what was entered later is not in it.</param>
/// <param name="KeptUntil">When it is gone.</param>
/// <param name="FileName">The file's name, once it can be fetched.</param>
/// <param name="DownloadUrl">The link to fetch it by.</param>
/// <param name="ExpiresOn">When that link stops working.</param>
internal sealed record ExportView(
    string Id,
    string Village,
    string List,
    string? Filter,
    ExportStatus Status,
    int Rows,
    int? Total,
    DateTimeOffset CreatedOn,
    DateTimeOffset KeptUntil,
    string? FileName = null,
    Uri? DownloadUrl = null,
    DateTimeOffset? ExpiresOn = null)
{
    /// <summary>How far it is.</summary>
    public static ExportView Of(ExportDocument export) => new(
        export.Export(), export.Village, export.List, export.Filter, export.Status, export.Rows, export.Total, export.CreatedOn, export.ExpiresOn);
}
