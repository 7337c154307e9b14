using Dtks.Domain.Appeals;
using Dtks.Domain.Kernel;
using Dtks.Platform.Audit;
using NodaTime;

namespace Dtks.Functions.Appeals;

/// <summary>
/// An appeal as it is shown. Who makes it is shown to nobody; why, and how they are reached, of one about another's entitlement to the regency and above
/// alone: in the village people know each other's words (GOV-3).
/// </summary>
[ShowsPerson]
internal sealed record AppealView(
    string Id,
    string Village,
    AppealKind Kind,
    AppealSubject About,
    string? Reason,
    string? Phone,
    AppealStatus Status,
    Instant MadeOn,
    LocalDate DueOn,
    bool Overdue,
    string? Note,
    AppealResult? Result,
    AskedAssistance? Asked,
    AppealClosing? Closing,
    string? WentTo,
    IReadOnlyList<AppealStep>? History)
{
    public static AppealView Of(AppealState state, Actor reader)
    {
        var isOwn = reader.Subject == state.By;
        var isAbove = reader.Role is Role.RegencyOfficer or Role.MinistryOfficer or Role.Auditor;
        return new AppealView(
            state.Id,
            state.Village.Value,
            state.Kind,
            state.About,
            isOwn || isAbove || state.Kind != AppealKind.NotEntitled ? state.Reason : null,
            isOwn || isAbove ? state.Phone : null,
            state.Status,
            state.History[0].At,
            state.DueOn,
            state is { Status: AppealStatus.Open, Escalated: true },
            isOwn || isAbove || state.Kind != AppealKind.NotEntitled ? state.Note : null,
            state.Result,
            state.Asked,
            state.Closing,
            isAbove || state.Kind != AppealKind.NotEntitled ? state.WentTo?.Value : null,
            [.. state.History.Select(AppealStep.Of)]);
    }
}

/// <summary>One step in an appeal's history; in which role, but for who made it.</summary>
internal sealed record AppealStep(Instant At, string Code, string? Rule, string Policy, Role? Role)
{
    public static AppealStep Of(EventMeta meta) => new(meta.At, meta.Code, meta.Rule, meta.Policy, meta.Code == AppealEventCodes.Made ? null : meta.Role);
}

/// <summary>An appeal in a list: that there is one, and where it stands.</summary>
internal sealed record AppealItem(
    string Id, string Village, AppealKind Kind, AppealSubject About, AppealStatus Status, DateTimeOffset CreatedOn, LocalDate DueOn, bool Overdue, AppealResult? Result, AppealClosing? Closing)
{
    public static AppealItem Of(AppealDocument found) => Of(found.Id, found.Village, found.State.Kind, found.State.About, found.State.Status, found.CreatedOn, found.State.DueOn, found.State.Escalated, found.State.Result, found.State.Closing);

    public static AppealItem Of(AppealCopyDocument found) => Of(found.Id, found.Village, found.Kind, found.About, found.Status, found.CreatedOn, found.DueOn, found.Escalated, found.Result, found.Closing);

    private static AppealItem Of(
        string id, string village, AppealKind kind, AppealSubject about, AppealStatus status, DateTimeOffset createdOn, LocalDate dueOn, bool escalated, AppealResult? result, AppealClosing? closing) =>
        new(id[AppealCopyDocument.IdStart.Length..], village, kind, about with { TrackingCode = null }, status, createdOn, dueOn, status == AppealStatus.Open && escalated, result, closing);
}
