using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NJsonSchema.CodeGeneration.CSharp;
using NSwag.CodeGeneration.CSharp;

namespace Dtks.Flows.Tests.Hosting;

/// <summary>A client as a developer has it made from the API's document, with code of theirs that uses it.</summary>
internal static class GeneratedClient
{
    /// <summary>Makes the client, compiles it with the code, and gives the assembly.</summary>
    /// <param name="document">The document.</param>
    /// <param name="uses">The code.</param>
    /// <exception cref="InvalidOperationException">It does not compile; the first errors are told.</exception>
    public static async Task<Assembly> MakeAsync(string document, string uses)
    {
        var settings = new CSharpClientGeneratorSettings { ClassName = "DtksClient", InjectHttpClient = true, UseBaseUrl = false };
        settings.CSharpGeneratorSettings.Namespace = "DtksMade";
        settings.CSharpGeneratorSettings.JsonLibrary = CSharpJsonLibrary.NewtonsoftJson;
        settings.CSharpGeneratorSettings.GenerateNullableReferenceTypes = true;
        var made = new CSharpClientGenerator(await NSwag.OpenApiDocument.FromJsonAsync(document), settings).GenerateFile();
        var known = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        var compiled = CSharpCompilation.Create("DtksMade", [CSharpSyntaxTree.ParseText(made), CSharpSyntaxTree.ParseText(uses)], known, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var bytes = new MemoryStream();
        var result = compiled.Emit(bytes);
        if (!result.Success)
        {
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(10)));
        }

        bytes.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(bytes);
    }
}
