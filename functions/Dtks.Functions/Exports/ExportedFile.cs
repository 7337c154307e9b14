using System.Security.Cryptography;
using System.Text;
using Dtks.Functions.Data;
using Dtks.Platform.Protection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dtks.Functions.Exports;

/// <summary>The file of an export as an answer: its parts are opened one by one as they are sent, so that no more than one is held in memory.</summary>
/// <param name="content">The encrypted parts, a line each.</param>
/// <param name="export">The export; it says how many parts there are.</param>
/// <param name="fileName">The file's name: letters, digits, dots and hyphens.</param>
/// <param name="protection">Opens them.</param>
internal sealed class ExportedFile(Stream content, ExportDocument export, string fileName, FieldProtection protection) : IActionResult, IDisposable
{
    private readonly StreamReader _lines = new(content, Encoding.ASCII);
    private string _first = string.Empty;

    /// <summary>Opens the first part, before anything is answered.</summary>
    /// <exception cref="UnreadableException">It cannot be opened.</exception>
    public async Task BeginAsync(CancellationToken cancellation) => _first = await PartAsync(0, cancellation);

    /// <inheritdoc />
    public void Dispose() => _lines.Dispose();

    /// <inheritdoc />
    public async Task ExecuteResultAsync(ActionContext context)
    {
        using var whole = this;
        var (http, response) = (context.HttpContext, context.HttpContext.Response);
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = CsvFile.ContentType;
        response.Headers.CacheControl = "private, no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        await response.WriteAsync(_first, http.RequestAborted);
        for (var part = 1; part < export.Blocks.Count; part++)
        {
            // One that cannot be opened ends the answer in the middle: what is left out must not look like the end.
            await response.WriteAsync(await PartAsync(part, http.RequestAborted), http.RequestAborted);
        }
    }

    private async Task<string> PartAsync(int part, CancellationToken cancellation)
    {
        try
        {
            var line = await _lines.ReadLineAsync(cancellation) ?? throw new CryptographicException("A part is missing.");
            return protection.Unprotect(line, export.Identity(), ExportDocument.PathOf(part));
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            Dispose();
            throw new UnreadableException(export.Identity(), ExportDocument.PathOf(part), e);
        }
    }
}
