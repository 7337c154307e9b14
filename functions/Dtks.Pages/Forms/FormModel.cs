using Dtks.Pages.Records;
using Dtks.Pages.Serving;

namespace Dtks.Pages.Forms;

/// <summary>A form of plain fields, one below the other.</summary>
/// <param name="Fields">The fields.</param>
/// <param name="Submit">What its button says.</param>
public sealed record FormModel(IReadOnlyList<FormField> Fields, string Submit)
{
    /// <summary>What is wrong with what was sent.</summary>
    public FormFaults Faults { get; init; } = FormFaults.None;

    /// <summary>The version that was looked at, sent along; null where none is.</summary>
    public string? Version { get; init; }

    /// <summary>Where it is sent; null: to the page's own address.</summary>
    public string? Action { get; init; }

    /// <summary>Which of a page's forms it is, sent along; null where it is the only one.</summary>
    public string? Step { get; init; }

    /// <summary>The round of cards that it is about, sent along; null where it is about none.</summary>
    public string? Round { get; init; }

    /// <summary>The same with what was typed.</summary>
    public FormModel With(PageForm typed, FormFaults faults)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return this with { Fields = [.. Fields.Select(f => f with { Value = typed[f.Id], Values = typed.All(f.Id) })], Faults = faults };
    }

    /// <summary>The pointers that it has fields for.</summary>
    public IReadOnlyCollection<string> Pointers => [.. Fields.SelectMany(PlacesOf)];

    /// <summary>What is wrong with a field, and with what was chosen in it; null for nothing.</summary>
    public string? WrongOf(FormField field) => PlacesOf(field).Select(Faults.Of).OfType<string>().Distinct().ToList() is { Count: > 0 } said ? string.Join(' ', said) : null;

    private static IEnumerable<string> PlacesOf(FormField field) => field.IsList
        ? Enumerable.Range(0, FormField.MostRows).Select(i => FormattableString.Invariant($"{field.Pointer}/{i}")).Prepend(field.Pointer)
        : [field.Pointer];
}

/// <summary>A field of a form.</summary>
/// <param name="Id">Its name in the form.</param>
/// <param name="Label">What it asks for.</param>
/// <param name="Pointer">The member of the API's body that it fills.</param>
public sealed record FormField(string Id, string Label, string Pointer)
{
    /// <summary>How it is typed.</summary>
    public FieldKind Kind { get; init; } = FieldKind.Text;

    /// <summary>What stands in it.</summary>
    public string Value { get; init; } = string.Empty;

    /// <summary>What is chosen of several.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Whether its member of the body is a list: what is wrong with a row of it is told here too.</summary>
    public bool IsList { get; init; }

    /// <summary>How many rows of a list may be told of.</summary>
    internal const int MostRows = 60;

    /// <summary>What can be chosen, with its words.</summary>
    public IReadOnlyList<(string Value, string Words)> Options { get; init; } = [];

    /// <summary>Whether it must be filled in.</summary>
    public bool IsRequired { get; init; } = true;

    /// <summary>The longest text.</summary>
    public int MaxLength { get; init; } = 1000;

    /// <summary>What helps to fill it in; null for nothing.</summary>
    public string? Hint { get; init; }
}

/// <summary>How a field is typed.</summary>
public enum FieldKind
{
    /// <summary>A line.</summary>
    Text,

    /// <summary>Several lines.</summary>
    Lines,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A month.</summary>
    Month,

    /// <summary>Digits alone, as on a card.</summary>
    Digits,

    /// <summary>One of several.</summary>
    Choice,

    /// <summary>Any of several.</summary>
    Several,
}

/// <summary>A page that is a form.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Back">The page that it came from.</param>
/// <param name="BackWords">What the way back is called.</param>
/// <param name="Form">The form.</param>
public sealed record FormPageModel(string Title, string Back, string BackWords, FormModel Form)
{
    /// <summary>What it does, said before the form; null for nothing.</summary>
    public string? What { get; init; }

    /// <summary>What else is to be known, such as what is still missing.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
