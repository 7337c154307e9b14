using Dtks.Functions.Data;

namespace Dtks.Functions.Exports;

/// <summary>Links to fetch the file of one export, never good past the file's own time. They lead to the app, which opens what lies encrypted in storage (REG-3).</summary>
public sealed class ExportLinks(AppLinks links)
{
    /// <summary>A link that is good from now on, and until when.</summary>
    /// <param name="export">An export that is done.</param>
    /// <param name="host">The app's base URL as the client names it.</param>
    public (Uri Url, DateTimeOffset ExpiresOn) To(ExportDocument export, Uri host)
    {
        ArgumentNullException.ThrowIfNull(export);
        return links.To($"/api/exports/{export.Village}/{export.Export()}", Permission(export), export.ExpiresOn, host);
    }

    /// <summary>Whether a link is one of these, to the file that stands now; and then whether its time is not over.</summary>
    public (bool IsOurs, bool IsInTime) Check(ExportDocument export, string? until, string? signature) => links.Check(Permission(export), until, signature);

    private static string Permission(ExportDocument export) => $"export\0{export.BlobName()}";
}
