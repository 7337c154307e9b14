using Microsoft.AspNetCore.Http;

namespace Dtks.Pages.Serving;

/// <summary>What was typed into a page's form.</summary>
/// <param name="fields">The fields as they were sent.</param>
public sealed class PageForm(IFormCollection fields)
{
    /// <summary>How large a form without files may be, in bytes: the decisions of a page of rows, with their notes.</summary>
    public const long MostBytes = 256 * 1024;

    /// <summary>A field's text without space around it; empty where it was not sent.</summary>
    public string this[string name] => fields[name].ToString().Trim();

    /// <summary>A field's text; null where nothing was typed.</summary>
    public string? Given(string name) => this[name] is { Length: > 0 } text ? text : null;

    /// <summary>All fields with their values, in order.</summary>
    public IEnumerable<(string Name, string Value)> Fields => fields.SelectMany(f => f.Value.Select(value => (f.Key, value ?? string.Empty)));

    /// <summary>The key that the form was shown with: sent twice, it is done once. Null where it has none.</summary>
    public string? Key => this["kunci"] is { Length: > 0 } key ? key : null;

    /// <summary>A file that was chosen; null where none was.</summary>
    public IFormFile? File(string name) => fields.Files.GetFile(name) is { Length: > 0 } file ? file : null;

    /// <summary>Whether it came with a file.</summary>
    public bool HasFile => fields.Files.Any(file => file.Length > 0);

    /// <summary>All values of a field that may be chosen several times.</summary>
    public IReadOnlyList<string> All(string name) => [.. fields[name].OfType<string>()];
}
