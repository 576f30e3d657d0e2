using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DataMesh.Catalog.Storage.Migrations
{
    /// <inheritdoc />
    public partial class QualityHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "quality_run",
                columns: table => new
                {
                    Domain = table.Column<string>(type: "text", nullable: false),
                    Contract = table.Column<string>(type: "text", nullable: false),
                    Major = table.Column<int>(type: "integer", nullable: false),
                    RunId = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Failed = table.Column<int>(type: "integer", nullable: false),
                    Checks = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_quality_run", x => new { x.Domain, x.Contract, x.Major, x.RunId });
                });

            migrationBuilder.CreateIndex(
                name: "IX_quality_run_Domain_Contract_Major_At",
                table: "quality_run",
                columns: new[] { "Domain", "Contract", "Major", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "quality_run");
        }
    }
}
