using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Ratification;
using Dtks.Pages.Forms;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;

namespace Dtks.Pages.Letters;

/// <summary>/surat/{regency}: the regent's letters, the latest first, and for the regent the form that signs another over all that was received (RAT-1, RAT-4).</summary>
/// <param name="clock">The time.</param>
public sealed class LetterListPage(TimeProvider clock) : IPage
{
    private const int Limit = 20;

    /// <inheritdoc />
    public string Route => "surat/{regency}";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.Regent, Role.RegencyOfficer, Role.MinistryOfficer, Role.Auditor];

    /// <inheritdoc />
    public Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return PageAsync(visit, FormOf(visit), 200, cancellation);
    }

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var (shown, regency) = (FormOf(visit), Uri.EscapeDataString(visit.Parts["regency"]));
        var body = new { period = form.Given("bulan"), subject = form.Given("perihal"), letter = new { number = form.Given("nomor"), date = form.Given("tanggal") } };
        var reply = await visit.SendAsync(new ApiCall("POST", $"/regencies/{regency}/ratifications") { Body = JsonText.Write(body), Key = form.Key }, cancellation);
        return reply.IsDone
            ? PageAnswer.GoTo($"/surat/{regency}/{reply.Read<LetterRecord>().Id}")
            : await PageAsync(visit, shown.With(form, FormFaults.Of(reply, shown.Pointers)), reply.Status, cancellation);
    }

    private FormModel FormOf(PageVisit visit)
    {
        var (words, today) = (visit.Words, AreaDays.TodayIn(AreaCode.Parse(visit.Parts["regency"]), clock));
        return new FormModel(
            [
                new FormField("perihal", words["dossiers.subject"], "/subject") { Kind = FieldKind.Choice, Options = [.. WireName.AllOf<RatificationSubject>().Select(s => (s, words.Named("dossier.subject", s)))] },
                new FormField("bulan", words["dossiers.period"], "/period") { Kind = FieldKind.Month, Value = AreaDays.PeriodOf(today) },
                new FormField("nomor", words["letter.number"], "/letter/number") { MaxLength = 100 },
                new FormField("tanggal", words["letter.date"], "/letter/date") { Kind = FieldKind.Day, Value = today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) },
            ],
            words["letter.sign.submit"]);
    }

    private static async Task<PageAnswer> PageAsync(PageVisit visit, FormModel form, int status, CancellationToken cancellation)
    {
        var regency = Uri.EscapeDataString(visit.Parts["regency"]);
        var stands = visit.Query("keadaan");
        var filter = stands is null ? string.Empty : $"&status={Uri.EscapeDataString(stands)}";
        var cursor = visit.Query("lanjut") is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : string.Empty;
        var list = await visit.ReadAsync<ListPage<LetterRecord>>($"/regencies/{regency}/ratifications?limit={Limit}{filter}{cursor}", cancellation);
        var place = await visit.ReadAsync<PlaceName>($"/areas/{regency}", cancellation);
        var model = new LetterListModel(regency, place.Name, list.Items, list.Next, visit.Reader!.Roles.Contains(Role.Regent) ? form : null) { Status = stands };
        return PageAnswer.Page<LetterList, LetterListModel>(visit.Words["letters.title"], model, status);
    }
}

/// <summary>A regency's letters.</summary>
/// <param name="Regency">The regency's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Rows">The page.</param>
/// <param name="Next">Where it goes on; null on the last.</param>
/// <param name="Form">The form that signs another; null where it is not the reader's to sign.</param>
public sealed record LetterListModel(string Regency, string Name, IReadOnlyList<LetterRecord> Rows, string? Next, FormModel? Form)
{
    /// <summary>How a letter can stand.</summary>
    public static IReadOnlyList<string> Statuses { get; } = ["signing", "signed", "returned", "applying", "applied", "void"];

    /// <summary>Only those that stand so; null for all.</summary>
    public string? Status { get; init; }
}
