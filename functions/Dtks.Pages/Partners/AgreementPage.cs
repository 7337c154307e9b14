using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Partners;
using Dtks.Pages.Forms;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;

namespace Dtks.Pages.Partners;

/// <summary>/mitra/{partner}/perjanjian: the Ministry sets what a partner may ask from a day on, or changes what has not begun (REG-3).</summary>
/// <param name="clock">The time.</param>
public sealed class AgreementPage(TimeProvider clock) : IPage
{
    private const string Yes = "ya";

    /// <inheritdoc />
    public string Route => "mitra/{partner}/perjanjian";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.MinistryOfficer];

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return await PageAsync(visit, FormOf(visit), 200, cancellation);
    }

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var shown = FormOf(visit);
        if (form.Given("nomor") is not { } number)
        {
            return await PageAsync(visit, shown.With(form, new FormFaults(null, new Dictionary<string, string> { ["/number"] = visit.Words["partner.number.missing"] })), 400, cancellation);
        }

        var call = new ApiCall("PUT", $"{PartnerPaths.Record(visit)}/agreements/{Uri.EscapeDataString(number)}") { Body = JsonText.Write(BodyOf(form)) };
        var reply = await visit.SendAsync(call, cancellation);
        return reply.IsDone ? PageAnswer.GoTo(PartnerPaths.Page(visit)) : await PageAsync(visit, shown.With(form, FaultsOf(reply, shown)), reply.Status, cancellation);
    }

    private static object BodyOf(PageForm form) => new
    {
        purpose = form.Given("tujuan"),
        from = form.Given("mulai"),
        until = form.Given("sampai"),
        fields = Entries(form, "data"),
        areas = Entries(form, "wilayah"),
        queries = Entries(form, "cara"),
        idTypes = Entries(form, "nomor-apa"),
        events = Entries(form, "kejadian"),
        consentRequired = form.Given("persetujuan") is { } consent ? consent == Yes : (bool?)null,
        perDay = int.TryParse(form["per-hari"], NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : (int?)null,
        callback = form.Given("alamat"),
        signatures = form.Given("tanda-tangan"),
    };

    // Lines, or words with commas or spaces between them.
    private static string[]? Entries(PageForm form, string name) =>
        form[name].Split(['\n', '\r', ',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } entries ? entries : null;

    // What is wrong with an entry of a list is told at the list.
    private static FormFaults FaultsOf(ApiReply reply, FormModel shown)
    {
        var problem = reply.Read<ApiProblem>();
        var at = (problem.Errors ?? []).Select(e => (Field: shown.Pointers.FirstOrDefault(p => e.Pointer == p || e.Pointer.StartsWith($"{p}/", StringComparison.Ordinal)), e.Detail)).ToList();
        var told = at.Where(e => e.Field is not null).GroupBy(e => e.Field!).ToDictionary(e => e.Key, e => string.Join(' ', e.Select(f => f.Detail).Distinct()), StringComparer.Ordinal);
        var others = at.Where(e => e.Field is null).Select(e => e.Detail).Distinct().ToList();
        return new FormFaults(told.Count == 0 ? problem.Detail : others.Count > 0 ? string.Join(' ', others) : null, told);
    }

    private FormModel FormOf(PageVisit visit)
    {
        var (words, today) = (visit.Words, AreaDays.TodayIn(AreaCode.Nation, clock));
        FormField Several(string id, string pointer, string label, IEnumerable<string> all, bool isRequired = true) =>
            new(id, words[label], pointer) { Kind = FieldKind.Lines, IsRequired = isRequired, Hint = words.Of("partner.oneOf", ("all", string.Join(", ", all))) };
        return new FormModel(
            [
                new FormField("nomor", words["partner.number"], "/number") { MaxLength = 64 },
                new FormField("tujuan", words["partner.purpose"], "/purpose") { MaxLength = 300 },
                new FormField("mulai", words["partner.from"], "/from") { Kind = FieldKind.Day, Value = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) },
                new FormField("sampai", words["partner.until"], "/until") { Kind = FieldKind.Day },
                Several("data", "/fields", "partner.fields", AgreementTerms.Fields),
                new FormField("wilayah", words["partner.areas"], "/areas") { Kind = FieldKind.Lines, MaxLength = 3000, Hint = words["partner.areas.hint"] },
                Several("cara", "/queries", "partner.queries", AgreementTerms.Queries),
                Several("nomor-apa", "/idTypes", "partner.idTypes", AgreementTerms.IdTypes),
                Several("kejadian", "/events", "partner.events", AgreementTerms.Events, isRequired: false),
                new FormField("persetujuan", words["partner.consent"], "/consentRequired") { Kind = FieldKind.Choice, Options = [(Yes, words["partner.consent.yes"]), ("tidak", words["partner.consent.no"])] },
                new FormField("per-hari", words["partner.perDay"], "/perDay") { Kind = FieldKind.Digits, MaxLength = 8 },
                new FormField("alamat", words["partner.callback"], "/callback") { IsRequired = false },
                new FormField("tanda-tangan", words["partner.signatures"], "/signatures")
                {
                    Kind = FieldKind.Choice, Value = WireName.Of(SignatureRule.Signed), Options = [.. WireName.AllOf<SignatureRule>().Select(s => (s, words.Named("partner.signatures", s)))],
                },
            ],
            words["partner.agree.submit"]);
    }

    private static async Task<PageAnswer> PageAsync(PageVisit visit, FormModel form, int status, CancellationToken cancellation)
    {
        var (found, words) = (await visit.ReadAsync<PartnerRecord>(PartnerPaths.Record(visit), cancellation), visit.Words);
        var model = new FormPageModel(words["partner.agree"], PartnerPaths.Page(visit), found.Name, form) { What = words["partner.agree.what"] };
        return PageAnswer.Page<FormPage, FormPageModel>(model.Title, model, status);
    }
}
