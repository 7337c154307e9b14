namespace Dtks.Domain.Kernel;

/// <summary>What is wrong with any input: stable codes. Each comment gives the meaning and, in braces, the args for the text.</summary>
public static class InputViolations
{
    /// <summary>A date lies after today, in the village's time zone.</summary>
    public const string DateFuture = "date.future";

    /// <summary>A date lies too far back.</summary>
    public const string DateTooEarly = "date.tooEarly";

    /// <summary>A member is missing or null.</summary>
    public const string Required = "input.required";

    /// <summary>A value is none of those allowed. {allowed}</summary>
    public const string UnknownValue = "input.unknownValue";

    /// <summary>A text is empty or too long. {min, max}</summary>
    public const string TextLength = "text.length";

    /// <summary>A text holds control, format or broken characters, or a line break.</summary>
    public const string TextCharacters = "text.characters";

    /// <summary>Not a date written yyyy-MM-dd.</summary>
    public const string DateFormat = "date.format";

    /// <summary>A number is out of its range. {min, max}</summary>
    public const string NumberRange = "number.range";

    /// <summary>A list has too few or too many entries. {min, max, count}</summary>
    public const string ListSize = "list.size";

    /// <summary>The command is none the aggregate knows: a programming error upstream.</summary>
    public const string CommandUnknown = "command.unknown";

    /// <summary>Not a village's code: ten digits in a known province.</summary>
    public const string AreaNotVillage = "area.notVillage";
}
