using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Dtks.Platform.Messaging;

/// <summary>
/// Why a message cannot be worked, made from an interpolated text: of the values in it only those are shown that cannot tell of a person, which are ids, codes of areas, days, periods and small
/// numbers. In the place of any other stands an ellipsis; who repairs it finds the message itself at <c>/operations/poison</c>.
/// </summary>
[InterpolatedStringHandler]
public sealed partial class MessageReason
{
    private const string LeftOut = "…";
    private const string Known = "known";

    private readonly StringBuilder _text;

    /// <summary>Begins one.</summary>
    /// <param name="literalLength">How long its own words are.</param>
    /// <param name="formattedCount">How many values it has.</param>
    public MessageReason(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + (formattedCount * 32));

    /// <summary>Words of the code's own.</summary>
    public void AppendLiteral(string words) => _text.Append(words);

    /// <summary>A number, an instant or another value that no text made.</summary>
    public void AppendFormatted<T>(T value, string? format = null)
        where T : struct, IFormattable => _text.Append(value.ToString(format, CultureInfo.InvariantCulture));

    /// <summary>A text, which may be anything; with the format <c>known</c> one that the code itself has compared with what there is.</summary>
    public void AppendFormatted(string? text, string? format = null) => _text.Append(text is not null && (format == Known || Id().IsMatch(text)) ? text : LeftOut);

    /// <summary>Any other value, by its text.</summary>
    public void AppendFormatted(object? value) => AppendFormatted(value?.ToString());

    /// <inheritdoc />
    public override string ToString() => _text.ToString();

    // 32 hexadecimal digits; a small number; the nation, or a village's code, which begins with no zero; a day or a month; an hour or bucket of a day.
    [GeneratedRegex(@"^(?:[0-9a-f]{32}|[0-9]{1,6}|ID|[1-9][0-9]{9}|[0-9]{4}-[0-9]{2}(?:-[0-9]{2}(?:[T/][0-9]{2})?)?)\z")]
    private static partial Regex Id();
}
