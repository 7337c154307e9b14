using System.Text;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Dci;

/// <summary>Reads the message out of a request: JSON, or on the asynchronous paths a form with the message as a file (<c>FileInfo</c>).</summary>
public sealed partial class DciReply
{
    private const int ForBoundaries = 4 * 1024;

    private static readonly FormOptions Form = new() { MultipartBodyLengthLimit = RequestBody.MaxBytes, BufferBodyLengthLimit = RequestBody.MaxBytes + ForBoundaries, ValueCountLimit = 16, ValueLengthLimit = RequestBody.MaxBytes };

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, string action, bool takesFiles, CancellationToken cancellation)
    {
        if (!takesFiles || !request.HasFormContentType)
        {
            return await RequestBody.ReadBytesAsync(request, cancellation);
        }

        var form = await FormAsync(request, cancellation);
        if (form["action"] != action)
        {
            throw Bad("dci.fileAction");
        }

        return form["fileFormat"].ToString() is { Length: > 0 } format && format != "json" ? throw Bad("dci.fileFormat") : await MessageAsync(form, cancellation);
    }

    private static async Task<ReadOnlyMemory<byte>> MessageAsync(IFormCollection form, CancellationToken cancellation)
    {
        if (form.Files.GetFile("fileName") is not { } file)
        {
            return form["fileName"].ToString() is { Length: > 0 } text ? Encoding.UTF8.GetBytes(text) : throw Bad("dci.fileMissing");
        }

        var bytes = new byte[file.Length];
        await using var content = file.OpenReadStream();
        await content.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }

    private static async Task<IFormCollection> FormAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > RequestBody.MaxBytes + ForBoundaries)
        {
            throw TooLarge();
        }

        try
        {
            return await new FormFeature(request, Form).ReadFormAsync(cancellation);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException or IOException)
        {
            throw e.Message.Contains("limit", StringComparison.OrdinalIgnoreCase) ? TooLarge() : Bad("dci.file");
        }
    }

    private static ProblemException TooLarge() => new(new Problem(413, "request.tooLarge", Args: new Dictionary<string, string> { ["limit"] = "256 KiB" }));

    private static ProblemException Bad(string text) => new(new Problem(400, text));
}
