using Dtks.Domain.Kernel;
using Dtks.Pages.Forms;
using Dtks.Pages.Proposals;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;
using NodaTime;

namespace Dtks.Pages.Cards;

/// <summary>/kartu/{village}/{card}: a card with what became of it; the TKSK records that its household hands it back, or that this was recorded wrongly (CRD-3, CRD-10).</summary>
/// <param name="reasons">Why cards come back.</param>
public sealed class CardPage(ReturnReasons reasons) : IPage
{
    /// <inheritdoc />
    public string Route => "kartu/{village}/{card}";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => CardRounds.Readers;

    /// <inheritdoc />
    public Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return PageAsync(visit, null, FormFaults.None, 200, cancellation);
    }

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        if (!visit.Reader!.Roles.Contains(Role.Tksk))
        {
            return new PageAnswer.Refused(403, Detail: null);
        }

        var isUndone = form["langkah"] == "urung";
        object body = isUndone ? new { reason = form.Given("sebab") } : new { note = form.Given("catatan") };
        var reply = await visit.SendAsync(new ApiCall("POST", $"{RecordOf(visit)}/surrender{(isUndone ? "/withdrawal" : "")}") { Body = JsonText.Write(body), Key = form.Key }, cancellation);
        return reply.IsDone
            ? PageAnswer.GoTo($"/kartu/{Uri.EscapeDataString(visit.Parts["village"])}/{Uri.EscapeDataString(visit.Parts["card"])}")
            : await PageAsync(visit, form, FormFaults.Of(reply, "/note", "/reason"), reply.Status, cancellation);
    }

    private static string RecordOf(PageVisit visit) => $"/villages/{Uri.EscapeDataString(visit.Parts["village"])}/cards/{Uri.EscapeDataString(visit.Parts["card"])}";

    private async Task<PageAnswer> PageAsync(PageVisit visit, PageForm? typed, FormFaults faults, int status, CancellationToken cancellation)
    {
        var (found, words) = (await visit.ReadAsync<CardRecord>(RecordOf(visit), cancellation), visit.Words);
        var form = !visit.Reader!.Roles.Contains(Role.Tksk) ? null
            : found.Status == "surrendered"
                ? new FormModel([new FormField("sebab", words["musdes.reason"], "/reason") { Kind = FieldKind.Lines }], words["card.unsurrender.submit"]) { Step = "urung" }
            : found.Status is "made" or "delivered" or "returned"
                ? new FormModel([new FormField("catatan", words["card.surrender.note"], "/note") { Kind = FieldKind.Lines, IsRequired = false }], words["card.surrender.submit"])
            : null;
        var shown = typed is null ? form : form?.With(typed, faults);
        var model = new CardModel(Uri.EscapeDataString(visit.Parts["village"]), found, shown, reasons.In(words)) { Wrong = form is null ? faults.Whole : null };
        return PageAnswer.Page<Card, CardModel>(words["card.title"], model, status);
    }
}

/// <summary>A card as a page shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">The number printed on it.</param>
/// <param name="Round">Its round.</param>
/// <param name="Kind">KPS or KKS.</param>
/// <param name="Household">Its household.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Head">The head that it names.</param>
/// <param name="Address">The address that it names.</param>
/// <param name="ValidUntil">The last day it is good.</param>
/// <param name="Attempts">What came of delivering it.</param>
/// <param name="History">What happened to it, oldest first.</param>
public sealed record CardRecord(
    string Id, string Number, string Round, string Kind, string Household, string Status, string Head, ProposedAddress Address, LocalDate ValidUntil, IReadOnlyList<CardAttempt> Attempts, IReadOnlyList<CardStep> History)
{
    /// <summary>That its household handed it back.</summary>
    public CardSurrender? Surrender { get; init; }

    /// <summary>The card that takes its place.</summary>
    public string? ReplacedBy { get; init; }
}

/// <summary>What came of delivering a card.</summary>
/// <param name="On">The day.</param>
/// <param name="Outcome">Delivered, or it came back.</param>
/// <param name="Reason">Why it came back.</param>
/// <param name="ReceivedBy">Who received it.</param>
public sealed record CardAttempt(LocalDate On, string Outcome, string? Reason = null, string? ReceivedBy = null);

/// <summary>That a household handed its card back.</summary>
/// <param name="On">The day.</param>
/// <param name="Note">What it said.</param>
public sealed record CardSurrender(LocalDate On, string? Note = null);

/// <summary>A step of a card's history.</summary>
/// <param name="At">When.</param>
/// <param name="Code">What.</param>
/// <param name="Role">By whom, by role.</param>
/// <param name="Rule">The rule by which.</param>
public sealed record CardStep(Instant At, string Code, string Role, string? Rule = null);

/// <summary>A card and what the reader may do with it.</summary>
/// <param name="Village">The village's code.</param>
/// <param name="Found">The card.</param>
/// <param name="Form">What the TKSK records; null for others, and where nothing is to be recorded.</param>
/// <param name="Reasons">Why cards come back.</param>
public sealed record CardModel(string Village, CardRecord Found, FormModel? Form, IReadOnlyList<(string Code, string Words)> Reasons)
{
    /// <summary>Why what was sent was not done, where there is no form any more; else null.</summary>
    public string? Wrong { get; init; }
}
