using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Pages.Forms;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;
using NodaTime;

namespace Dtks.Pages.Families;

/// <summary>/keluarga/{village}/{id}/hapus/{removal}: a removal with its history; whoever recorded it takes it back until it takes effect (RAT-6).</summary>
/// <param name="grounds">The grounds of VER-5.</param>
/// <param name="clock">The time.</param>
public sealed class RemovalPage(Grounds grounds, TimeProvider clock) : IPage
{
    /// <inheritdoc />
    public string Route => "keluarga/{village}/{id}/hapus/{removal}";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => OfficerRoles.OfTheArea;

    /// <inheritdoc />
    public Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return PageAsync(visit, FormOf(visit), null, 200, cancellation);
    }

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var reply = await visit.SendAsync(new ApiCall("POST", $"{RecordOf(visit)}/cancellation") { Body = JsonText.Write(new { reason = form.Given("sebab") }), Key = form.Key }, cancellation);
        return reply.IsDone
            ? await PageAsync(visit, FormOf(visit), reply.Read<Receipt>().Detail, 200, cancellation)
            : await PageAsync(visit, FormOf(visit).With(form, FormFaults.Of(reply, "/reason")), null, reply.Status, cancellation);
    }

    private static string RecordOf(PageVisit visit) => $"{FamilyPaths.Record(visit)}/removals/{Uri.EscapeDataString(visit.Parts["removal"])}";

    private static FormModel FormOf(PageVisit visit) => new([new FormField("sebab", visit.Words["removal.cancel.why"], "/reason") { Kind = FieldKind.Lines }], visit.Words["removal.cancel.submit"]);

    private async Task<PageAnswer> PageAsync(PageVisit visit, FormModel form, string? told, int status, CancellationToken cancellation)
    {
        var found = await visit.ReadAsync<RemovalRecord>(RecordOf(visit), cancellation);
        var family = await visit.ReadAsync<FamilyRecord>(FamilyPaths.Record(visit), cancellation);
        var may = found.Status == "noticed" && visit.Reader!.Roles.Overlaps(FamilyPaths.Removers);

        // What was typed and refused is shown also where nothing can be taken back any more.
        var model = new RemovalModel(FamilyPaths.Page(visit), found, family, may || form.Faults != FormFaults.None ? form : null, grounds.On(AreaDays.TodayIn(AreaCode.Parse(visit.Parts["village"]), clock), visit.Words)) { Told = told };
        return PageAnswer.Page<Removal, RemovalModel>(visit.Words["removal.title"], model, status);
    }

    private sealed record Receipt(string? Detail = null);
}

/// <summary>A removal as a page shows it (RAT-6).</summary>
/// <param name="Ground">Why.</param>
/// <param name="Members">Who is meant, by id.</param>
/// <param name="Source">Where it is known from.</param>
/// <param name="Note">What was found.</param>
/// <param name="Status">How it stands.</param>
/// <param name="RecordedOn">When it was recorded.</param>
/// <param name="NoticeEndsOn">The last day of the notice.</param>
/// <param name="History">What happened to it, oldest first.</param>
/// <param name="Number">The ground of VER-5.</param>
/// <param name="StoppedFrom">The first month that is not paid.</param>
/// <param name="Reason">Why it was taken back.</param>
public sealed record RemovalRecord(
    string Ground, IReadOnlyList<string> Members, string Source, string Note, string Status, LocalDate RecordedOn, LocalDate NoticeEndsOn, IReadOnlyList<FamilyStep> History, int? Number = null, string? StoppedFrom = null, string? Reason = null);

/// <summary>A removal and what the reader may do with it.</summary>
/// <param name="Back">The family's page.</param>
/// <param name="Found">The removal.</param>
/// <param name="Family">The family.</param>
/// <param name="Form">The form that takes it back; null where it is not the reader's.</param>
/// <param name="Grounds">The grounds of VER-5.</param>
public sealed record RemovalModel(string Back, RemovalRecord Found, FamilyRecord Family, FormModel? Form, IReadOnlyList<(int Number, string Words)> Grounds)
{
    /// <summary>What is to be known of what was just taken back; null for nothing.</summary>
    public string? Told { get; init; }
}
