namespace Dtks.Platform.OpenApi;

/// <summary>A problem that an operation answers with.</summary>
/// <param name="Status">Its HTTP status when it comes alone.</param>
/// <param name="Code">Its code.</param>
/// <param name="Rule">The rule that decides; null where none does.</param>
internal sealed record ApiRefusal(int Status, string Code, string? Rule = null)
{
    /// <summary>Whether it is about the form of a request, whatever it asks for.</summary>
    public bool IsOfForm => Code.Split('.')[0] is "json" or "query" or "request" or "idempotency" || Code is "list.limit" or "list.cursor";
}
