using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Imports;

/// <summary>GET /imports/template: an empty prelist; as XLSX with lists to choose from and columns that keep sixteen digits.</summary>
public sealed class GetImportTemplate(Api api, PrelistTemplate template)
{
    /// <summary>The template, XLSX unless asked otherwise.</summary>
    [Function(nameof(GetImportTemplate))]
    [QueryParameters("format")]
    [Public]
    [Asks<string>("format", "The form of the file; a workbook without it.", Also = ["csv", "xlsx"])]
    [Answers(200, File = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [Answers(200, File = "text/csv")]
    [Refuses(400, "import.format")]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/imports/template")] HttpRequest request) =>
        api.RunPublicAsync(() =>
        {
            var format = TableFormats.ReadFile(request.Query["format"]);
            return Task.FromResult<IActionResult>(new FileAnswer(TableFormats.TypeOf(format), $"prelist.{TableFormats.Extension(format)}", template.Of(format)));
        });
}
