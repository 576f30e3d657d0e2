using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace DataMesh.Catalog.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Governance : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "PolicyFindings",
                table: "product_revision",
                type: "jsonb",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "column_edge",
                columns: table => new
                {
                    Key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    FromNamespace = table.Column<string>(type: "text", nullable: false),
                    FromName = table.Column<string>(type: "text", nullable: false),
                    FromColumn = table.Column<string>(type: "text", nullable: false),
                    ToNamespace = table.Column<string>(type: "text", nullable: false),
                    ToName = table.Column<string>(type: "text", nullable: false),
                    ToColumn = table.Column<string>(type: "text", nullable: false),
                    LastSeen = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_column_edge", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "policy_file",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    RevisionId = table.Column<long>(type: "bigint", nullable: false),
                    File = table.Column<string>(type: "text", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_policy_file", x => x.Id);
                    table.ForeignKey(
                        name: "FK_policy_file_product_revision_RevisionId",
                        column: x => x.RevisionId,
                        principalTable: "product_revision",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "policy_verdict",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    RevisionId = table.Column<long>(type: "bigint", nullable: false),
                    Policy = table.Column<string>(type: "text", nullable: false),
                    Verdict = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Body = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_policy_verdict", x => x.Id);
                    table.ForeignKey(
                        name: "FK_policy_verdict_product_revision_RevisionId",
                        column: x => x.RevisionId,
                        principalTable: "product_revision",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_column_edge_FromNamespace_FromName",
                table: "column_edge",
                columns: new[] { "FromNamespace", "FromName" });

            migrationBuilder.CreateIndex(
                name: "IX_policy_file_RevisionId",
                table: "policy_file",
                column: "RevisionId");

            migrationBuilder.CreateIndex(
                name: "IX_policy_verdict_Policy_Verdict",
                table: "policy_verdict",
                columns: new[] { "Policy", "Verdict" });

            migrationBuilder.CreateIndex(
                name: "IX_policy_verdict_RevisionId",
                table: "policy_verdict",
                column: "RevisionId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "column_edge");

            migrationBuilder.DropTable(
                name: "policy_file");

            migrationBuilder.DropTable(
                name: "policy_verdict");

            migrationBuilder.DropColumn(
                name: "PolicyFindings",
                table: "product_revision");
        }
    }
}
