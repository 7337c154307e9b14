using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Dtks.RuleTable.Code;

/// <summary>The sources of the production projects, bound as one compilation.</summary>
/// <param name="Compilation">What the compiler knows of them.</param>
/// <param name="Trees">The files, by path from the root.</param>
internal sealed record ProductionCode(CSharpCompilation Compilation, IReadOnlyDictionary<string, SyntaxTree> Trees)
{
    // What ImplicitUsings adds to a project of Microsoft.NET.Sdk.
    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest, DocumentationMode.Parse);

    /// <summary>Reads them from a checkout.</summary>
    public static ProductionCode Read(SourceTree source)
    {
        var trees = SourceTree.Production
            .SelectMany(project => source.Files($"functions/{project}", "*.cs"))
            .AsParallel()
            .Select(path => (Path: path, Tree: Parse(source, path)))
            .ToDictionary(t => t.Path, t => t.Tree, StringComparer.Ordinal);
        return Of(trees);
    }

    /// <summary>Binds sources that are given as texts, by their paths.</summary>
    public static ProductionCode Of(IReadOnlyDictionary<string, string> texts) =>
        Of(texts.ToDictionary(t => t.Key, t => CSharpSyntaxTree.ParseText(t.Value, Options, t.Key), StringComparer.Ordinal));

    /// <summary>Parses one file.</summary>
    public static SyntaxTree Parse(SourceTree source, string path) =>
        CSharpSyntaxTree.ParseText(SourceText.From(source.Text(path), Encoding.UTF8), Options, path);

    private static ProductionCode Of(Dictionary<string, SyntaxTree> trees)
    {
        var usings = CSharpSyntaxTree.ParseText(ImplicitUsings, Options);
        var compilation = CSharpCompilation.Create(
            "production", [usings, .. trees.Values], References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        return new ProductionCode(compilation, trees);
    }

    // This program references the projects, so what they need is on its own list; they themselves are read as sources.
    private static IEnumerable<MetadataReference> References() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => !Path.GetFileName(path).StartsWith("Dtks.", StringComparison.Ordinal))
        .Select(path => MetadataReference.CreateFromFile(path));
}
