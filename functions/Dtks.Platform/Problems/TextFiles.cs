using System.Reflection;
using Newtonsoft.Json;

namespace Dtks.Platform.Problems;

/// <summary>
/// The files of message texts that the modules of an application declare: embedded resources <c>Texts/NAME.id.json</c> and
/// <c>Texts/NAME.en.json</c>, each an object of code and text.
/// </summary>
public sealed class TextFiles
{
    private readonly List<(Assembly Assembly, string Name)> _files = [];

    /// <summary>Declares the texts of a name in both languages.</summary>
    public void Declare(Assembly assembly, string name) => _files.Add((assembly, name));

    /// <summary>Every text of a language by its code.</summary>
    /// <exception cref="InvalidOperationException">A declared file is missing, or a code has texts in two files.</exception>
    public IReadOnlyDictionary<string, string> Load(string language)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (assembly, name) in _files)
        {
            foreach (var (code, text) in Read(assembly, $"Texts/{name}.{language}.json"))
            {
                if (!texts.TryAdd(code, text))
                {
                    throw new InvalidOperationException($"The code {code} has two texts; the second stands in {name}.{language}.json.");
                }
            }
        }

        return texts;
    }

    private static Dictionary<string, string> Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"{assembly.GetName().Name} holds no {resource}.");
        using var reader = new StreamReader(stream);
        return JsonConvert.DeserializeObject<Dictionary<string, string>>(reader.ReadToEnd())!;
    }
}
