using System.Globalization;
using System.Text.RegularExpressions;

namespace Dtks.Flows.Tests.Hosting;

/// <summary>A file of requests for an editor's HTTP client (docs/http): its variables and its requests, in order.</summary>
public sealed partial record HttpSampleFile(string Path, IReadOnlyDictionary<string, string> Variables, IReadOnlyList<HttpSample> Requests)
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">A request states no status, or has no request line.</exception>
    public static HttpSampleFile Read(string path)
    {
        var blocks = Separator().Split(File.ReadAllText(path).ReplaceLineEndings("\n"));
        var variables = Variable().Matches(blocks[0]).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value, StringComparer.Ordinal);
        return new HttpSampleFile(path, variables, [.. blocks.Skip(1).Select(block => Request(block, path))]);
    }

    private static HttpSample Request(string block, string path)
    {
        var lines = block.Split('\n');
        var title = Title().Match(lines[0]);
        var rest = lines.Skip(1).SkipWhile(l => l.StartsWith('#')).ToList();
        var line = rest.FirstOrDefault()?.Split(' ', 2);
        if (!title.Success || line is not [_, _])
        {
            throw new FormatException($"{path}: '{lines[0]}' is no title with a status, or no request follows it.");
        }

        var head = rest.Skip(1).TakeWhile(l => l.Length > 0).Select(l => l.Split(": ", 2)).ToList();
        return new HttpSample(
            title.Groups[1].Value,
            int.Parse(title.Groups[2].Value, CultureInfo.InvariantCulture),
            lines.Select(l => Name().Match(l)).FirstOrDefault(m => m.Success)?.Groups[1].Value,
            line[0],
            line[1],
            [.. head.Select(h => (h[0], h[1]))],
            string.Join('\n', rest.Skip(head.Count + 2)).Trim());
    }

    [GeneratedRegex(@"^### *", RegexOptions.Multiline)]
    private static partial Regex Separator();

    [GeneratedRegex(@"^@(\w+) = (.+)$", RegexOptions.Multiline)]
    private static partial Regex Variable();

    [GeneratedRegex(@"^(.+): (\d{3})$")]
    private static partial Regex Title();

    [GeneratedRegex(@"^# @name (\w+)$")]
    private static partial Regex Name();
}

/// <summary>One request of such a file.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Status">The status that its title promises.</param>
/// <param name="Name">What later requests call its answer by.</param>
/// <param name="Method">The method.</param>
/// <param name="Target">The URL, variables not filled in.</param>
/// <param name="Headers">The headers, variables not filled in.</param>
/// <param name="Body">The body, or <c>&lt; ./file</c>; empty for none.</param>
public sealed record HttpSample(
    string Title, int Status, string? Name, string Method, string Target, IReadOnlyList<(string Name, string Value)> Headers, string Body);
