using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Dtks.Architecture.Tests;

/// <summary>What a reader finds by the names of files and in doc comments.</summary>
public sealed partial class SourceTests
{
    [Fact]
    public void Every_public_type_has_a_doc_comment()
    {
        var missing =
            from assembly in ProductAssembly.All
            let documented = XDocument.Load(Path.Combine(AppContext.BaseDirectory, assembly.Name + ".xml"))
                .Descendants("member").Select(m => (string)m.Attribute("name")!).ToHashSet()
            from type in assembly.Types
            where type.IsPublic && !IsMarkup(type) && !documented.Contains($"T:{type.FullName}")
            select type.FullName;

        Assert.Empty(missing);
    }

    // A component of markup alone says what it is in the markup.
    private static bool IsMarkup(Mono.Cecil.TypeDefinition type) => type.Name == "_Imports" || (type.BaseType?.Name is "ComponentBase" or "PageComponent`1" && type.Methods.Any(m => m.Name == "BuildRenderTree"));

    [Fact]
    public void No_file_name_stands_in_the_domain_and_in_the_features_too() =>
        Assert.Empty(FileNames("Dtks.Domain").Intersect(FileNames("Dtks.Functions").Concat(FileNames("Dtks.Platform")), StringComparer.OrdinalIgnoreCase));

    [Fact]
    public void No_name_hides_what_it_is_for()
    {
        var hiding = ProductAssembly.All.SelectMany(a => a.Types).Select(t => t.FullName).Where(name => Hiding().IsMatch(name.Split('`')[0]));

        Assert.Empty(hiding);
    }

    private static IEnumerable<string> FileNames(string project) => SourceText.PathsOf($"functions/{project}").Select(f => Path.GetFileName(f));

    [GeneratedRegex("(Manager|Helper|Helpers|Utils|Util|Book|Happened)$")]
    private static partial Regex Hiding();
}
