using Dtks.Domain.Appeals;
using NodaTime;

namespace Dtks.Functions.Appeals;

/// <summary>The answer to an appeal that was made or decided.</summary>
internal sealed record AppealReceipt(string Id, string Village, string? TrackingCode, AppealStatus Status, LocalDate DueOn, AppealResult? Result, AskedAssistance? Asked = null)
{
    public static AppealReceipt Of(AppealState state) => new(state.Id, state.Village.Value, state.About.TrackingCode, state.Status, state.DueOn, state.Result, state.Asked);
}
