using System.Globalization;
using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;

namespace Dtks.Pages.Musdes;

/// <summary>
/// /musdes/{village}/{id}/unggah: a document of a deliberation is declared and sent (MUS-4, MUS-6). With a script in blocks, which can be gone on with; without, whole with the form.
/// </summary>
public sealed class UploadPage : IPage
{
    /// <inheritdoc />
    public string Route => "musdes/{village}/{id}/unggah";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.VillageOfficer];

    /// <inheritdoc />
    public long MostBytes => EvidenceFormats.MaxLength + PageForm.MostBytes;

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var (found, _) = await MusdesPaths.ReadAsync(visit, cancellation);
        return found.IsOpen ? Page(visit, string.Empty, FormFaults.None, 200) : ClosedPage.Of(visit, "musdes.upload", found);
    }

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var file = form.File("berkas");
        var declared = file is null ? TypedOf(form) : new DeclaredFile(form["jenis"], file.FileName, file.ContentType, file.Length, await WholeFile.DigestAsync(file, cancellation));
        if (declared is null)
        {
            return Page(visit, form["jenis"], new FormFaults(null, new Dictionary<string, string> { ["/fileName"] = visit.Words["upload.choose"] }), 400);
        }

        var reply = await visit.SendAsync(new ApiCall("POST", $"{MusdesPaths.Record(visit)}/evidence") { Body = JsonText.Write(declared), Key = form.Key }, cancellation);
        if (!reply.IsDone)
        {
            return Page(visit, form["jenis"], FormFaults.Of(reply, "/kind"), reply.Status);
        }

        var receipt = reply.Read<UploadReceived>();
        if (file is not null && receipt.UploadUrl is { } link)
        {
            await WholeFile.SendAsync(visit, file, link, $"{MusdesPaths.Record(visit)}/evidence/{receipt.Id}/completion", cancellation);
        }

        return PageAnswer.GoTo($"{MusdesPaths.Page(visit)}/unggah/{receipt.Id}");
    }

    // What a script measured of the file before it sends it.
    private static DeclaredFile? TypedOf(PageForm form) => form["namaBerkas"].Length > 0 && long.TryParse(form["panjang"], NumberStyles.None, CultureInfo.InvariantCulture, out var length)
        ? new DeclaredFile(form["jenis"], form["namaBerkas"], form["tipe"], length, form["sidik"])
        : null;

    private static PageAnswer Page(PageVisit visit, string kind, FormFaults faults, int status) =>
        PageAnswer.Page<Upload, UploadModel>(visit.Words["musdes.upload"], new UploadModel(MusdesPaths.Page(visit), kind, WireName.AllOf<EvidenceKind>(), faults), status);

    private sealed record DeclaredFile(string Kind, string FileName, string ContentType, long Length, string Sha256);
}

/// <summary>A document to be sent.</summary>
/// <param name="Back">The deliberation's page.</param>
/// <param name="Kind">What was chosen.</param>
/// <param name="Kinds">All that there are.</param>
/// <param name="Faults">What is wrong with it.</param>
public sealed record UploadModel(string Back, string Kind, IReadOnlyList<string> Kinds, FormFaults Faults);

/// <summary>What the API answers to a declared upload.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="UploadUrl">Where its bytes go; null once none are awaited.</param>
public sealed record UploadReceived(string Id, string Status, Uri? UploadUrl = null);
