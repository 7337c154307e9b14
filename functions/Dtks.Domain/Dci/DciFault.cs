namespace Dtks.Domain.Dci;

/// <summary>Why a message, or one request of it, is not carried out. It holds nothing of a person.</summary>
/// <param name="Code">The standard's code, of <see cref="DciCodes"/>.</param>
/// <param name="Text">The code of the text that says what to do next, such as <c>dci.version</c>.</param>
/// <param name="Args">Values for the text; null for none.</param>
public sealed record DciFault(string Code, string Text, IReadOnlyDictionary<string, string>? Args = null)
{
    internal static DciFault Of(string code, string text, params (string Name, string Value)[] args) =>
        new(code, text, args.Length == 0 ? null : args.ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal));
}

/// <summary>Ends the reading of one request with its fault; caught where the next begins.</summary>
/// <param name="fault">Why.</param>
internal sealed class RejectedException(DciFault fault) : Exception(fault.Code)
{
    public DciFault Fault { get; } = fault;

    public static RejectedException Of(string code, string text, params (string Name, string Value)[] args) => new(DciFault.Of(code, text, args));
}
