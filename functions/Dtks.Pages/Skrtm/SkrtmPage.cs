using Dtks.Domain.Kernel;
using Dtks.Pages.Forms;
using Dtks.Pages.Proposals;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;
using NodaTime;

namespace Dtks.Pages.Skrtm;

/// <summary>
/// /skrtm/{village}/{id}: the statement of a replacement household: filled in with the village's or the TKSK's help, signed by the village head, then by the camat (CRD-6, CRD-9). One that is not filled in yet is named by its replacement, with the round in the address.
/// </summary>
public sealed class SkrtmPage : IPage
{
    /// <inheritdoc />
    public string Route => "skrtm/{village}/{id}";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => OfficerRoles.OfTheArea;

    /// <inheritdoc />
    public Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return PageAsync(visit, null, null, 200, cancellation);
    }

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var roles = visit.Reader!.Roles;
        var step = roles.Overlaps(SkrtmSteps.Fillers) ? "isi" : roles.Contains(Role.VillageHead) ? "signature" : roles.Contains(Role.DistrictHead) ? "counter-signature" : null;
        if (step is null)
        {
            return new PageAnswer.Refused(403, Detail: null);
        }

        var call = step == "isi"
            ? new ApiCall("POST", SkrtmSteps.List(visit)) { Body = JsonText.Write(new { round = form.Given("putaran"), replacement = visit.Parts["id"], answers = SkrtmSteps.Answers(form) }), Key = form.Key }
            : new ApiCall("POST", $"{SkrtmSteps.Record(visit)}/{step}") { Body = JsonText.Write(new { signedOn = form.Given("tanggal") }), Key = form.Key };
        var reply = await visit.SendAsync(call, cancellation);
        return reply.IsDone
            ? PageAnswer.GoTo($"/skrtm/{Uri.EscapeDataString(visit.Parts["village"])}/{Uri.EscapeDataString(visit.Parts["id"])}")
            : await PageAsync(visit, form, FormFaults.Of(reply, "/signedOn", "/answers"), reply.Status, cancellation);
    }

    private static async Task<PageAnswer> PageAsync(PageVisit visit, PageForm? typed, FormFaults? faults, int status, CancellationToken cancellation)
    {
        var (roles, reply) = (visit.Reader!.Roles, await visit.AskAsync(SkrtmSteps.Record(visit), cancellation));
        var found = reply.IsDone ? reply.Read<SkrtmRecord>() : null;
        var round = found?.Round ?? typed?.Given("putaran") ?? visit.Query("putaran");
        var mayFill = roles.Overlaps(SkrtmSteps.Fillers) && (found is null or { Status: "filled" });
        if (found is null && (reply.Status != 404 || !mayFill || round is null))
        {
            throw new ApiRefusedException(reply);
        }

        var maySign = (found?.Status == "filled" && roles.Contains(Role.VillageHead)) || (found?.Status == "signed" && roles.Contains(Role.DistrictHead));
        var sign = new FormModel([new FormField("tanggal", visit.Words["skrtm.signedOn"], "/signedOn") { Kind = FieldKind.Day }], visit.Words["skrtm.sign"]);
        var answers = typed is not null && mayFill ? SkrtmSteps.Rows(typed) : [.. (found?.Answers ?? new Dictionary<string, string>()).Select(a => (a.Key, a.Value))];
        var model = new SkrtmModel(Uri.EscapeDataString(visit.Parts["village"]), found, round ?? string.Empty, mayFill ? answers : null, maySign ? typed is null ? sign : sign.With(typed, faults!) : null)
        {
            Faults = faults ?? FormFaults.None,
        };
        return PageAnswer.Page<SkrtmView, SkrtmModel>(visit.Words["skrtm.one"], model, status);
    }
}

/// <summary>/skrtm/{village}/{id}/surat: the statement as PDF with both signatures (CRD-9).</summary>
public sealed class SkrtmLetterPage : IPage
{
    /// <inheritdoc />
    public string Route => "skrtm/{village}/{id}/surat";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => OfficerRoles.OfTheArea;

    /// <inheritdoc />
    public Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return visit.FileAsync($"{SkrtmSteps.Record(visit)}/print", "skrtm.pdf", cancellation);
    }
}

/// <summary>Where a statement is, and what its forms send.</summary>
internal static class SkrtmSteps
{
    /// <summary>Who fills it in with the household (CRD-9).</summary>
    public static IReadOnlyList<Role> Fillers { get; } = [Role.VillageOfficer, Role.Tksk];

    /// <summary>The statements of a village, of the API.</summary>
    public static string List(PageVisit visit) => $"/villages/{Uri.EscapeDataString(visit.Parts["village"])}/skrtm";

    /// <summary>A statement of the API.</summary>
    public static string Record(PageVisit visit) => $"{List(visit)}/{Uri.EscapeDataString(visit.Parts["id"])}";

    /// <summary>What was typed, row by row, without rows that were left empty.</summary>
    public static IReadOnlyList<(string Code, string Text)> Rows(PageForm form)
    {
        var (codes, texts) = (form.All("kode"), form.All("jawab"));
        return [.. codes.Select((code, i) => (code.Trim(), texts.ElementAtOrDefault(i)?.Trim() ?? string.Empty)).Where(row => row.Item1.Length + row.Item2.Length > 0)];
    }

    /// <summary>The answers as the API takes them; of a code that was typed twice, the last.</summary>
    public static IReadOnlyDictionary<string, string> Answers(PageForm form) => Rows(form).GroupBy(row => row.Code, StringComparer.Ordinal).ToDictionary(row => row.Key, row => row.Last().Text, StringComparer.Ordinal);
}

/// <summary>A statement as a page shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its number.</param>
/// <param name="Round">Its round.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Head">The head of the household.</param>
/// <param name="Members">Who is of it.</param>
/// <param name="Address">Where it lives.</param>
/// <param name="Answers">What it answered.</param>
/// <param name="FilledOn">When it was filled in.</param>
public sealed record SkrtmRecord(string Id, string Number, string Round, string Status, string Head, IReadOnlyList<string> Members, ProposedAddress Address, IReadOnlyDictionary<string, string> Answers, LocalDate FilledOn)
{
    /// <summary>When the village head signed.</summary>
    public LocalDate? SignedOn { get; init; }

    /// <summary>When the camat signed.</summary>
    public LocalDate? CounterSignedOn { get; init; }

    /// <summary>The card that was made for it.</summary>
    public string? MadeCard { get; init; }

    /// <summary>Who signs next, or what it waits for.</summary>
    public SkrtmAwaited? Awaits { get; init; }
}

/// <summary>A statement and what the reader may do with it.</summary>
/// <param name="Village">The village's code.</param>
/// <param name="Found">The statement; null while it is not filled in.</param>
/// <param name="Round">Its round.</param>
/// <param name="Answers">What is filled in; null where that is not the reader's.</param>
/// <param name="Sign">The form that signs it; null where it is not the reader's.</param>
public sealed record SkrtmModel(string Village, SkrtmRecord? Found, string Round, IReadOnlyList<(string Code, string Text)>? Answers, FormModel? Sign)
{
    private const int More = 6;

    /// <summary>What is wrong with what was sent.</summary>
    public FormFaults Faults { get; init; } = FormFaults.None;

    /// <summary>The rows that are shown.</summary>
    public IReadOnlyList<(string Code, string Text)> Rows => [.. Answers ?? [], .. Enumerable.Repeat((string.Empty, string.Empty), More)];
}
