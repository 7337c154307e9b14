using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;

namespace Dtks.Pages.Musdes;

/// <summary>/musdes/{village}: a village's deliberations, the latest first, and for its officer the form that records another (MUS-1, MUS-3).</summary>
public sealed class MusdesListPage : IPage
{
    private const int Limit = 20;

    /// <inheritdoc />
    public string Route => "musdes/{village}";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => OfficerRoles.OfTheArea;

    /// <inheritdoc />
    public Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation) => PageAsync(visit, new MusdesForm(), 200, cancellation);

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var attendees = AttendeeRows.Typed(form);
        var typed = new MusdesForm { HeldOn = form["tanggal"], Place = form["tempat"], Kind = form["perihal"], Round = form["putaran"] };
        var body = new { kind = Given(typed.Kind), heldOn = Given(typed.HeldOn), place = Given(typed.Place), attendees = AttendeeRows.Sent(attendees), round = Given(typed.Round) };
        var reply = await visit.SendAsync(new ApiCall("POST", MusdesPaths.List(visit)) { Body = JsonText.Write(body), Key = form.Key }, cancellation);
        return reply.IsDone
            ? PageAnswer.GoTo($"/musdes/{Uri.EscapeDataString(visit.Parts["village"])}/{reply.Read<Recorded>().Id}")
            : await PageAsync(visit, typed with { Attendees = AttendeeRows.Refused(attendees, reply, "/attendees"), Faults = FormFaults.Of(reply, typed.Fields(attendees.Count)) }, reply.Status, cancellation);
    }

    private static string? Given(string text) => text.Length > 0 ? text : null;

    private static async Task<PageAnswer> PageAsync(PageVisit visit, MusdesForm form, int status, CancellationToken cancellation)
    {
        var cursor = visit.Query("lanjut") is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : string.Empty;
        var list = await visit.ReadAsync<ListPage<MusdesRow>>($"{MusdesPaths.List(visit)}?limit={Limit}{cursor}", cancellation);
        var village = Uri.EscapeDataString(visit.Parts["village"]);
        var place = await visit.ReadAsync<PlaceName>($"/areas/{village}", cancellation);
        var mayRecord = visit.Reader!.Roles.Contains(Role.VillageOfficer);
        return PageAnswer.Page<MusdesList, MusdesListModel>(visit.Words["musdes.list"], new MusdesListModel(village, place.Name, list.Items, list.Next, mayRecord ? form : null), status);
    }

    private sealed record Recorded(string Id);
}

/// <summary>A village's deliberations.</summary>
/// <param name="Village">The village's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Rows">The page.</param>
/// <param name="Next">Where it goes on; null on the last.</param>
/// <param name="Form">The form that records another; null where it is not the reader's to record.</param>
public sealed record MusdesListModel(string Village, string Name, IReadOnlyList<MusdesRow> Rows, string? Next, MusdesForm? Form);

/// <summary>What was typed of a deliberation.</summary>
public sealed record MusdesForm
{
    /// <summary><c>regular</c> or <c>cards</c>.</summary>
    public string Kind { get; init; } = "regular";

    /// <summary>The day it was held.</summary>
    public string HeldOn { get; init; } = string.Empty;

    /// <summary>Where.</summary>
    public string Place { get; init; } = string.Empty;

    /// <summary>Of one on cards, the round.</summary>
    public string Round { get; init; } = string.Empty;

    /// <summary>Who was present.</summary>
    public AttendeeRows Attendees { get; init; } = AttendeeRows.Of([]);

    /// <summary>What is wrong with it.</summary>
    public FormFaults Faults { get; init; } = FormFaults.None;

    /// <summary>The pointers that it has fields for.</summary>
    /// <param name="attendees">How many rows were sent.</param>
    public IReadOnlyCollection<string> Fields(int attendees) =>
        ["/kind", "/heldOn", "/place", "/round", "/attendees", .. Enumerable.Range(0, attendees).SelectMany(i => new[] { $"/attendees/{i}", $"/attendees/{i}/name", $"/attendees/{i}/element", $"/attendees/{i}/unit" })];
}
